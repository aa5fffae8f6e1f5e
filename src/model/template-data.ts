import type {Prompts} from './prompts.js'
import type {Template, TemplateSection} from './template.js'
import {readTitleForm} from './title-form.js'

/** A template as JSON, for where it is known beforehand. */
export interface TemplateData extends Omit<
  Template,
  'title' | 'sections' | 'prompts'
> {
  title: string | undefined
  /** Each with the index of its parent. */
  sections: Array<
    Omit<TemplateSection, 'parent' | 'children'> & {parent: number | undefined}
  >
  prompts: Record<keyof Prompts, string[]>
}

/** Makes data of a template. */
export function packTemplate(template: Template): TemplateData {
  const {title, sections, prompts} = template
  return {
    ...template,
    title: title?.text,
    sections: sections.map((section) => {
      const {children, parent, ...rest} = section
      return {...rest, parent: parent?.index}
    }),
    prompts: {
      texts: [...prompts.texts],
      openings: [...prompts.openings],
      dotted: [...prompts.dotted],
      comments: [...prompts.comments],
      samples: [...prompts.samples]
    }
  }
}

/** Makes the template again. */
export function unpackTemplate(data: TemplateData): Template {
  const {title, prompts} = data
  const sections: TemplateSection[] = []
  for (const {parent: index, ...rest} of data.sections) {
    const parent = index === undefined ? undefined : sections[index]
    const section = {...rest, parent, children: []}
    parent?.children.push(section)
    sections.push(section)
  }

  return {
    ...data,
    title: title === undefined ? undefined : readTitleForm(title),
    sections,
    prompts: {
      texts: new Set(prompts.texts),
      openings: prompts.openings,
      dotted: new Set(prompts.dotted),
      comments: new Set(prompts.comments),
      samples: new Set(prompts.samples)
    }
  }
}
