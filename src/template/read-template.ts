import type {Root} from 'mdast'
import {joinMetadata} from '../document/joined.js'
import {readProposal, type Proposal} from '../document/proposal.js'
import {isEnclosed} from '../markdown/prompt-marks.js'
import {withoutBom} from '../markdown/source.js'
import type {Parse} from '../remark/parse.js'
import {readFields, readStatuses} from './fields.js'
import {headerSectionOf, isFieldSection} from './find-fields.js'
import {readPrompts} from './prompts.js'
import {readSections} from './sections.js'
import type {Template} from './template.js'
import {readTitleForm} from './title-form.js'

const templates = new WeakMap<Proposal, Template>()

/**
 * Reads a template document as the schema of its proposals, once per tree.
 *
 * @param tree
 *   Tree of the template, with GFM and front matter.
 * @param source
 *   The document; without it inserted sections get no prompt of the template.
 * @returns
 *   Requirements. A document without headings gives none; callers refuse it.
 */
export function readTemplate(tree: Root, source = ''): Template {
  const proposal = readProposal(tree, source)
  let template = templates.get(proposal)
  if (!template) {
    const fields = readFields(proposal)
    const holder = headerSectionOf(proposal, fields)
    const {broken} = proposal.header
    const isLoose = (broken?.fields.length ?? 0) > 0
    // Several H1 are sections, and none of them is the title, unless the first
    // can be nothing else.
    const tops = proposal.headings.filter((d) => d.rank === 1)
    const isTitle = tops.length < 2 || isAboveSections(proposal)
    const title = isTitle ? proposal.title : undefined
    const form = title && readTitleForm(title.title)
    const headings = (title ? proposal.sections : proposal.headings).filter(
      (d) => !isFieldSection(d, fields)
    )
    template = {
      source,
      broken: isLoose ? undefined : broken,
      loose: isLoose ? broken?.reason : undefined,
      titlePlace: title?.text.place,
      title: form,
      mayHaveTitle: isTitle,
      fields,
      headerSection: holder && {title: holder.title, rank: holder.rank},
      ...readSections(proposal, headings),
      prompts: readPrompts(proposal),
      statuses: readStatuses(fields, form)
    }
    templates.set(proposal, template)
  }

  return template
}

/** Whether the first of several H1 is the title, as it has a number or is a prompt. */
function isAboveSections({headings, title}: Proposal): boolean {
  return (
    title !== undefined &&
    title === headings[0] &&
    title.children.length === 0 &&
    (readTitleForm(title.title).numbered || isEnclosed(title.title))
  )
}

/**
 * Reads the text of a template, joined with the file beside it that shows the
 * header of proposals, where there is one.
 */
export function readTemplateText(
  text: string,
  parse: Parse,
  metadata?: {name: string; text: string | undefined}
): Template {
  if (metadata?.text === undefined) {
    const source = withoutBom(text)
    return readTemplate(parse(source), source)
  }

  const joined = joinMetadata(metadata.name, metadata.text, text)
  return {...readTemplate(parse(joined.source), joined.source), joined}
}
