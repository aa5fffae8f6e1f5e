import {append} from '../base/list.js'
import {memoSlot, memoize} from '../base/memo.js'
import {isWordTag} from '../markdown/word-tags.js'
import {unclosed} from './open-end.js'
import type {Section} from './proposal.js'

const token = new RegExp(
  [
    String.raw`<!--\s*(?<lint>lint)\s+(?:(?<enable>enable)|disable)\b`,
    String.raw`<!--(?:[\s\S]*?-->)?`,
    String.raw`<\?(?:[\s\S]*?\?>)?`,
    String.raw`<(?<slash>\/?)(?<name>[a-z][\w-]*)\b[^<>]*>`
  ].join('|'),
  'gi'
)
/** Elements that have no end, or whose end may be left out. */
const endless = new Set(
  (
    'area base br col embed hr img input link meta source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option colgroup rt rp'
  ).split(' ')
)

/**
 * Whether a section, with its subsections, closes all that it opens: elements,
 * comments and code, and turns each rule on again that it turns off; else it must
 * not be moved.
 */
export function isBalanced(section: Section, source: string): boolean {
  const open = new Map<string, number>()
  const stack = [section]
  for (let top = stack.pop(); top; top = stack.pop()) {
    append(stack, top.children.toReversed())
    if (!isClosed(top, source, open)) return false
  }

  return [...open.values()].every((d) => d === 0)
}

const known = memoSlot<Section, {isBalanced: boolean}>()

/** The same of what stands before a section's first subsection. */
export function isOwnTextBalanced(section: Section, source: string): boolean {
  return memoize(known, section, () => {
    const open = new Map<string, number>()
    const isBalanced =
      isClosed(section, source, open) &&
      [...open.values()].every((d) => d === 0)
    return {isBalanced}
  }).isBalanced
}

/** Counts what is open behind a section; returns whether that can be right. */
function isClosed(
  {body, parts}: Section,
  source: string,
  open: Map<string, number>
): boolean {
  if (body.some((d) => unclosed(d, source))) return false
  let ends: ReadonlySet<string> | undefined
  for (const html of parts.flatMap((d) => d.html)) {
    for (const {0: all, groups = {}} of html.matchAll(token)) {
      const {enable, lint, name, slash} = groups
      const key = lint ?? name?.toLowerCase()
      // A comment that is not for the linter, or has no end.
      if (key === undefined) {
        if (!/(?:-->|\?>)$/.test(all)) return false
        continue
      }

      if (endless.has(key) || all.endsWith('/>')) continue
      // `<Describe the design.>` opens nothing.
      if (isWordTag(all, '')) {
        ends ??= elementNames(source)
        if (!ends.has(key)) continue
      }

      const depth = (open.get(key) ?? 0) + (enable || slash ? -1 : 1)
      if (depth < 0) return false
      open.set(key, depth)
    }
  }

  return true
}

/** The names of the elements that a document closes. */
function elementNames(source: string): Set<string> {
  const ends = source.matchAll(/<\/([a-z][\w-]*)/gi)
  return new Set(Array.from(ends, ([, name = '']) => name.toLowerCase()))
}
