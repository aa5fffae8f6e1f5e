import type {OwnWords} from './own-words.js'
import type {Prompts} from './prompts.js'
import type {Template, TemplateSection} from './template.js'
import type {TitleForm} from './title-form.js'

/** A template as JSON, for the bundle, which has the built-in one read already. */
export interface TemplateData extends Omit<
  Template,
  'title' | 'sections' | 'prompts' | 'words'
> {
  title: TitleData | undefined
  /** The sections, each with the index of its parent. */
  sections: Array<
    Omit<TemplateSection, 'parent' | 'children' | 'words'> & {
      parent: number | undefined
      words: string[]
    }
  >
  prompts: Record<keyof Prompts, string[]>
  words: Record<keyof OwnWords, string[]>
}

type Pattern = [source: string, flags: string]

/** The form of a title, with its patterns as data. */
interface TitleData extends Omit<
  TitleForm,
  'pattern' | 'numberPrompt' | 'loose'
> {
  pattern: Pattern
  numberPrompt: Pattern | undefined
  loose: Pattern | undefined
}

/** Makes data of a template. */
export function packTemplate(template: Template): TemplateData {
  const {title, sections, prompts, words: own} = template
  return {
    ...template,
    title: title && {
      ...title,
      pattern: pack(title.pattern),
      numberPrompt: title.numberPrompt && pack(title.numberPrompt),
      loose: title.loose && pack(title.loose)
    },
    sections: sections.map((section) => {
      const {children, parent, words, ...rest} = section
      return {...rest, parent: parent?.index, words: [...words]}
    }),
    prompts: {
      texts: [...prompts.texts],
      dotted: [...prompts.dotted]
    },
    words: {
      above: [...own.above],
      anywhere: [...own.anywhere],
      kept: [...own.kept],
      removed: [...own.removed]
    }
  }
}

/** Makes the template again. */
export function unpackTemplate(data: TemplateData): Template {
  const {title, prompts, words: own} = data
  const sections: TemplateSection[] = []
  for (const {parent: index, words, ...rest} of data.sections) {
    const parent = index === undefined ? undefined : sections[index]
    const section = {...rest, parent, children: [], words: new Set(words)}
    parent?.children.push(section)
    sections.push(section)
  }

  return {
    ...data,
    title: title && {
      ...title,
      pattern: new RegExp(...title.pattern),
      numberPrompt: title.numberPrompt && new RegExp(...title.numberPrompt),
      loose: title.loose && new RegExp(...title.loose)
    },
    sections,
    prompts: {
      texts: new Set(prompts.texts),
      dotted: new Set(prompts.dotted)
    },
    words: {
      above: new Set(own.above),
      anywhere: new Set(own.anywhere),
      kept: new Set(own.kept),
      removed: new Set(own.removed)
    }
  }
}

function pack({source, flags}: RegExp): Pattern {
  return [source, flags]
}
