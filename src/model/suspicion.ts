import {getOrMake} from './known.js'
import {noPrompt} from './marks.js'
import type {Template} from './template.js'

const tag = '<[^<>]*>'
// What a reader does not see between two characters of a word: marks, the
// brackets and target of a link, references to footnotes, tags.
const gap = String.raw`(?:\[\^[^[\]]*\]|[!*_\x60~[\]]|\([^()]*\)|${tag})*`
// Behind a bracket less will do, as a bracket in it is looked at by itself.
const gapInBracket = String.raw`(?:[*_\x60~]|${tag})*`
const restOfLink = String.raw`(?:[^[\]\x60<]|\x60[^\x60[\]]*\x60)*\]\((?!<)[^\s()]*\)`
const promptBracket = String.raw`\[(?![*_\x60~]*${noPrompt})(?!${restOfLink})`
const escaped = String.raw`\\[!-\/:-@[-\x60{-~]`
const reference = '&[#a-zA-Z]'
// Each with the index of a rare letter, from which on it is looked for.
const words = {'...': 0, '???': 0, tbd: 1, todo: 2, fixme: 2, xxx: 0, lorem: 4}
const patterns = [
  ...[escaped, reference, '<!--', '…', promptBracket],
  ...Object.entries(words).map(([word, rare]) =>
    rare > 0 ? `${apart(word.slice(rare))}(?<=${apart(word)})` : apart(word)
  )
]
const general = new RegExp(patterns.join('|'))

const known = new WeakMap<Template, RegExp>()

/**
 * Whether anything in a text may be unfilled: most need not be read.
 *
 * @param raw
 *   The text as it is written.
 */
export function isSuspicious(raw: string, template: Template): boolean {
  return suspicionFrom(0, raw, template) < raw.length
}

/** Where in a text something may be unfilled, from `start` on; else its end. */
export function suspicionFrom(
  start: number,
  raw: string,
  template: Template
): number {
  const pattern = getOrMake(known, template, patternFor)
  pattern.lastIndex = start
  return pattern.exec(raw)?.index ?? raw.length
}

function patternFor({prompts, title}: Template): RegExp {
  const {openings} = prompts
  const own = (title?.mark ? [...openings, title.mark] : openings).filter(
    (d) => !general.test(`${d} `)
  )
  return new RegExp([...patterns, ...own.map((d) => apart(d))].join('|'), 'g')
}

/** A pattern for a word whose characters are apart as it is written. */
function apart(word: string): string {
  const [first = '', ...rest] = Array.from(word, (d) =>
    /[a-z]/i.test(d)
      ? `[${d.toLowerCase()}${d.toUpperCase()}]`
      : d.replace(/[^\w\s]/, String.raw`\$&`)
  )
  const start = word.startsWith('[') ? gapInBracket : gap
  return rest.length > 0 ? first + start + rest.join(gap) : first
}
