import type {Nearness} from '../document/near-names.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Problem} from '../rule/rule.js'
import {relinkHeading} from './heading-links.js'

/** What another title has in place of a part of a title. */
export interface TitleChange {
  from: number
  to: number
  text: string
}

/** A title after a change. */
export function withChange(
  title: string,
  {from, to, text}: TitleChange
): string {
  return title.slice(0, from) + text + title.slice(to)
}

/** The fix that changes a title, and the links to it in the same document. */
export function editsForTitle(
  proposal: Proposal,
  section: Section,
  change: TitleChange,
  nearness: Nearness
): Pick<Problem, 'expected' | 'edits'> {
  const {text} = section
  const place = text.place
  const part = text.slice(change.from, change.to).inner
  if (!place || !part) return {}
  const {source} = proposal
  const expected = [
    source.slice(place.start, part.start) +
      change.text +
      source.slice(part.end, place.end)
  ]
  // What is no text there, such as a link, is left to the author.
  if (/[<[]/.test(source.slice(part.start, part.end))) return {expected}
  if (nearness === 'unsure') return {expected, edits: []}
  const title = withChange(text.value, change)
  const links = relinkHeading(proposal, section, title)
  return {
    expected,
    ...(links.length > 0 && {
      edits: [{place: part, text: change.text}, ...links]
    })
  }
}
