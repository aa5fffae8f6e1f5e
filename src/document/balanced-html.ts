import {append} from '../base/list.js'
import type {Section} from './proposal.js'

const names = 'article|aside|center|details|div|figure|section|table'
const token = new RegExp(
  [
    String.raw`<!--\s*(?<lint>lint)\s+(?:(?<enable>enable)|disable)\b`,
    String.raw`<!--[\s\S]*?-->`,
    String.raw`<(?<slash>\/?)(?<name>${names})\b[^<>]*>`
  ].join('|'),
  'gi'
)

/**
 * Whether a section, with its subsections, closes each element that it opens, and
 * turns each rule on again that it turns off; else it must not be moved.
 */
export function isBalanced(section: Section): boolean {
  const open = new Map<string, number>()
  const stack = [section]
  for (let top = stack.pop(); top; top = stack.pop()) {
    append(stack, top.children.toReversed())
    for (const html of top.parts.flatMap((d) => d.html)) {
      for (const {groups = {}} of html.matchAll(token)) {
        const {enable, lint, name, slash} = groups
        const key = lint ?? name?.toLowerCase()
        // A comment that is not for the linter.
        if (key === undefined) continue
        const depth = (open.get(key) ?? 0) + (enable || slash ? -1 : 1)
        if (depth < 0) return false
        open.set(key, depth)
      }
    }
  }

  return [...open.values()].every((d) => d === 0)
}
