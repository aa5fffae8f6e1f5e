import {memoize} from '../base/memo.js'
import {
  hasPromptBracket,
  noPrompt,
  withoutFormatting
} from '../markdown/prompt-marks.js'
import type {Template} from '../template/template.js'

const tag = '<[^<>]*>'
// What a reader does not see between two characters of a word: marks, the
// brackets and target of a link, references to footnotes, tags.
const gap = String.raw`(?:\[\^[^[\]]*\]|[!*_\x60~[\]]|\([^()]*\)|${tag})*`
// Behind a bracket less will do, as a bracket in it is looked at by itself.
const gapInBracket = String.raw`(?:[*_\x60~]|${tag})*`
const promptBracket = String.raw`\[(?![*_\x60~]*${noPrompt})`
const restOfBracket = String.raw`(?:[^[\]\x60<]|\x60[^\x60[\]]*\x60)*\]`
const restOfLink = String.raw`${restOfBracket}\((?!<)[^\s()]*\)`
// What only a template's own prompt may be: text right behind the bracket, as
// of a reference, or one word in it.
const restOfReference = String.raw`${restOfBracket}\[(?:\](?!\()|\w)`
const restOfWord = String.raw`(?!${apart('name', '')}|${apart('your', '')})[^\s[\]\x60<*_~]*\]`
const dots = String.raw`${apart('...')}(?!\.*[a-zA-Z\d(){},;])`
const reference = String.raw`&#?[a-zA-Z\d]+;`
// Each with the index of a rare letter, from which on it is looked for.
const words = {'???': 0, tbd: 1, todo: 2, fixme: 2, xxx: 0, lorem: 4}
const patterns = [
  ...[reference, '<!--', '…', dots],
  ...Object.entries(words).map(([word, rare]) =>
    rare > 0 ? `${apart(word.slice(rare))}(?<=${apart(word)})` : apart(word)
  )
]
const general = new RegExp(patterns.join('|'))

const patternsByTemplate = new WeakMap<Template, RegExp>()

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
  const pattern = memoize(patternsByTemplate, template, patternFor)
  pattern.lastIndex = start
  return pattern.exec(raw)?.index ?? raw.length
}

function patternFor({prompts, title}: Template): RegExp {
  const own = new Set(
    Array.from(prompts.texts, (d) => start(withoutFormatting(d)))
  )
  if (title?.plainNumber) own.add(title.plainNumber)
  const all = [...own]
  const isBracket = (word: string) =>
    word.startsWith('[') && hasPromptBracket(word)
  const brackets = all.filter((d) => isBracket(d))
  const others = all.filter((d) => !isBracket(d) && !general.test(d))
  return new RegExp(
    [
      bracket(brackets),
      escaped(all),
      ...patterns,
      ...others.map((d) => apart(d))
    ].join('|'),
    'g'
  )
}

/** How a prompt starts: a word, and the space behind it. */
function start(prompt: string): string {
  return /^\S*\s?/.exec(prompt)?.[0] ?? ''
}

/** A pattern for a bracket that may open a prompt. */
function bracket(own: readonly string[]): string {
  const general = `(?!${restOfReference}|${restOfWord})`
  const starts = own.map((d) => gapInBracket + apart(d.slice(1), gapInBracket))
  return `${promptBracket}(?!${restOfLink})(?:${[general, ...starts].join('|')})`
}

/** A pattern for what may open a prompt, or end one, and seems to be another. */
function escaped(own: readonly string[]): string {
  const marks = new Set(`.?[]()\`${own.join('')}`.match(/[!-/:-@[-`{-~]/g))
  return String.raw`\\[${Array.from(marks, (d) => `\\${d}`).join('')}]`
}

/** A pattern for a word whose characters are apart as it is written. */
function apart(word: string, between = gapOf(word)): string {
  const characters = Array.from(word, (d) => {
    if (/[a-z]/i.test(d)) return `[${d.toLowerCase()}${d.toUpperCase()}]`
    return /\s/.test(d)
      ? String.raw`\\?\s`
      : d.replace(/[^\w]/, String.raw`\$&`)
  })
  return characters.join(between)
}

function gapOf(word: string): string {
  return word.startsWith('[') ? gapInBracket : gap
}
