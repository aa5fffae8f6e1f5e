import type {Root} from 'mdast'
import {readProposal, type Proposal} from '../document/proposal.js'
import {readFields, readStatuses} from './fields.js'
import {isFieldSection} from './find-fields.js'
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
    const title = proposal.title && readTitleForm(proposal.title.title)
    template = {
      source,
      broken: proposal.header.broken?.reason,
      titlePlace: proposal.title?.text.place,
      title,
      fields,
      sections: readSections(withoutFieldSections(proposal)),
      prompts: readPrompts(proposal),
      statuses: readStatuses(fields, title)
    }
    templates.set(proposal, template)
  }

  return template
}

/** A template without the sections that are fields, or are there for them. */
function withoutFieldSections(proposal: Proposal): Proposal {
  const {source, title, lead, headings, span, header, textEnd} = proposal
  const sections = proposal.sections.filter((d) => !isFieldSection(d))
  return {source, title, lead, headings, sections, span, header, textEnd}
}
