import {getOrMake} from './known.js'
import {noPrompt} from './marks.js'
import type {Template} from './template.js'

// What may stand between two characters of a text and is not seen: marks of
// formatting, the brackets and the target of a link, tags.
const gap = String.raw`(?:[!*_\x60~[\]]|\([^\s()]*\)|<[^<>]*>)*`
const link = String.raw`[^[\]]*\]\([^\s()]*\)`
// Words, and which of their letters is looked for first, as it is a rare one.
const words = {'...': 0, '???': 0, tbd: 1, todo: 2, fixme: 2, xxx: 0, lorem: 4}
// Escapes and references to characters stand for any.
const general = [
  String.raw`\\[!-\/:-@[-\x60{-~]`,
  '&[#a-zA-Z]',
  '<!--',
  '…',
  String.raw`\[(?!${gap}${noPrompt})(?!${link})`,
  ...Object.entries(words).map(([word, rare]) =>
    rare > 0 ? `${apart(word.slice(rare))}(?<=${apart(word)})` : apart(word)
  )
]

const anywhere = new RegExp(general.join('|'))
const known = new WeakMap<Template, RegExp>()

/**
 * Whether anything in a text, or in the blocks of one, may be unfilled: most
 * need not be read.
 *
 * @param raw
 *   The text as it is written.
 */
export function isSuspicious(raw: string, template: Template): boolean {
  return getOrMake(known, template, () => patternOf(template)).test(raw)
}

function patternOf({prompts, title}: Template): RegExp {
  const own = [title?.mark ?? [], prompts.openings]
    .flat()
    .filter((d) => !anywhere.test(d))
  return new RegExp([...general, ...own.map((d) => apart(d))].join('|'))
}

/** A pattern for a word that is written with anything unseen in between. */
function apart(word: string): string {
  return Array.from(word, (d) =>
    /[a-z]/i.test(d)
      ? `[${d.toLowerCase()}${d.toUpperCase()}]`
      : d.replace(/[^\w\s]/, String.raw`\$&`)
  ).join(gap)
}
