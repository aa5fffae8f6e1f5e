import {slug} from 'github-slugger'
import {memoSlot, memoize} from '../base/memo.js'
import type {Block} from '../markdown/block.js'
import type {Edit} from '../markdown/edits.js'
import type {Span} from '../markdown/span.js'
import type {Text} from '../markdown/text.js'
import type {Proposal, Section} from '../document/proposal.js'

/** The names that headings have in links, and the places of links to them. */
interface Anchors {
  /** The first heading of each name; further ones are numbered. */
  first: ReadonlyMap<string, Section>
  links: ReadonlyMap<string, Span[]>
}

const anchors = memoSlot<Proposal, Anchors>()

// What all links to headings have in their Markdown.
const mayLink = /\]\(\s*<?#|\]:\s*<?#|\bhref\s*=\s*["']#/

/**
 * The edits that let links to a heading follow its new title; none where another
 * heading has the same name, old or new.
 */
export function relinkHeading(
  proposal: Proposal,
  section: Section,
  title: string
): Edit[] {
  if (!mayLink.test(proposal.source)) return []
  const {first, links} = memoize(anchors, proposal, readAnchors)
  const [old, next] = [slug(section.title), slug(title)]
  const isClear =
    first.get(old) === section && !first.has(next) && !links.has(`${old}-1`)
  if (old === next || !isClear) return []
  return (links.get(old) ?? []).map((place) => ({place, text: next}))
}

function readAnchors({source, lead, headings}: Proposal): Anchors {
  const links = new Map<string, Span[]>()
  const parts = headings
    .flatMap((d) => d.parts)
    .filter(({raw}) => raw === undefined || mayLink.test(raw))
  const blocks = [...lead, ...parts.flatMap((d) => d.blocks)]
  for (const text of [...headings.map((d) => d.text), ...textsOf(blocks)]) {
    if (text.links.some((d) => d.startsWith('#'))) {
      addLinks(text.place, /\]\(\s*<?#([^\s()<>]+)/g, source, links)
    }
  }

  for (const {type, place} of blocks) {
    if (type === 'definition') {
      addLinks(place, /\]:\s*<?#([^\s<>]+)/g, source, links)
    } else if (type === 'other') {
      addLinks(place, /\bhref\s*=\s*["']#([^\s"'<>]+)/g, source, links)
    }
  }

  return {
    first: new Map(headings.toReversed().map((d) => [slug(d.title), d])),
    links
  }
}

function textsOf(blocks: readonly Block[]): Text[] {
  return blocks.flatMap((d) => ('text' in d && d.text ? d.text : []))
}

function addLinks(
  place: Span | undefined,
  pattern: RegExp,
  source: string,
  links: Map<string, Span[]>
): void {
  if (!place) return
  // In code there are no links.
  const raw = source
    .slice(place.start, place.end)
    .replace(/(`+)[^`]+\1/g, (code) => ' '.repeat(code.length))
  for (const match of raw.matchAll(pattern)) {
    const [all, name = ''] = match
    const end = place.start + match.index + all.length
    memoize(links, name, () => []).push({start: end - name.length, end})
  }
}
