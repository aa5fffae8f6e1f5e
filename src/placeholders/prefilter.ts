import escapeStringRegexp from 'escape-string-regexp'
import {memoize} from '../base/memo.js'
import {noPrompt} from '../markdown/prompt-marks.js'
import type {Template} from '../template/template.js'
import {partOfUnfinished} from './unfinished-words.js'

// Character references, HTML, comments and footnotes can hide anything.
const disguise = /&#?\w+;|<[a-z/!?]|\[\^/i
// Certainly a link, so its brackets are none that a reader sees.
const plainLink = /(?<!\\)!?\[((?:[^[\]\\`<]|`[^[\]\\`]*`)*)\]\([^\s()\\`<]*\)/g
const marks = /[*_`~\\]/g

const words = new RegExp(
  String.raw`tbd|todo|fixme|xxx|\?\?\?|lorem|${partOfUnfinished}`,
  'i'
)
// What any template's placeholders may start with; those of one come on top.
const starts = [
  // A link of another kind can hide anything.
  String.raw`\][[(]`,
  String.raw`\[(?!${noPrompt})`,
  // Dots, with the brackets of a link between them or without.
  String.raw`\.[[\]]*\.[[\]]*\.|…`
]

const byTemplate = new WeakMap<Template, RegExp>()

/** Whether a piece of Markdown may show other text than its source does. */
export function mayHideText(raw: string): boolean {
  return disguise.test(raw)
}

/**
 * A cheap check whether any text may be unfilled, so that most of a proposal need
 * not be read. It may say yes where nothing is.
 *
 * @param visible
 *   Markdown as {@link plainMarkdown} has it, in which nothing hides.
 * @param template
 *   The template.
 */
export function mayBeUnfilled(visible: string, template: Template): boolean {
  return (
    words.test(visible.normalize()) ||
    memoize(byTemplate, template, patternFor).test(visible)
  )
}

/** Markdown without marks and links, unless something else hides in it. */
export function plainMarkdown(raw: string): string {
  return withoutMarks(raw.replace(plainLink, '$1'))
}

/** Text without characters that may be marks of Markdown. */
export function withoutMarks(text: string): string {
  return text.replace(marks, '')
}

/** Matches the start of a placeholder: the first two characters of a prompt. */
function patternFor({prompts, title}: Template): RegExp {
  const own = Array.from(prompts.texts, (d) => {
    const [bracket = '', next = ''] = d.replace(marks, '')
    const second = /\s/.test(next) ? String.raw`\s` : escapeStringRegexp(next)
    return `${escapeStringRegexp(bracket)}\\[*${second}`
  })
  if (title?.plainNumber) own.push(escapeStringRegexp(title.plainNumber))
  return new RegExp([...starts, ...new Set(own)].join('|'))
}
