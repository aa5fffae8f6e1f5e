import {collapseWhiteSpace} from '../base/white-space.js'
import type {Field} from '../document/field.js'
import {isStatusLike, isKnownStatus} from './field-words.js'
import {readChoices} from './choices.js'
import {dateFormIn} from './date-form.js'
import {isNumberPlaceholder} from './title-form.js'

const empty =
  /\bleave\b[^.]*\b(?:as is|blank|empty|unset)\b|\bto be (?:added|assigned|completed|filled(?: in)?|set)\b(?: \w+)* (?:by|later|once|when|after|upon)\b/i
const none = /^(?:[-–—]+|n\/?a|none|null|~)$/i
const assigned =
  /\bassigned (?:\w+ )?(?:after|by|later|on|once|upon|when)\b|^\W*(?:(?:to|will) be|not yet) assigned\W*$/i
const aside = /\s*\([^()]*\)$/
const enclosed = String.raw`(?:\[[^[\]]+\]|\$?\{[^{}]+\}|<[^<>]+>|［[^［］]+］|｛[^｛｝]+｝|＜[^＜＞]+＞|【[^【】]+】)`
// `[Your Name]`, `@{user}`, `[one], [another]`.
const wholePrompt = new RegExp(
  String.raw`^(?:[#@]?${enclosed}(?:\s*[,;&，、]\s*[#@]?${enclosed})*|\([^()]+\)|（[^（）]+）)$`
)
const numberOrLink = /\d|:\/\/|#|^\/|\bX{2,}\b|\bN{2,}\b/

/** Whether a value is the place of a date: `YYYY-MM-DD`. */
export function isDatePlace(value: string): boolean {
  return dateFormIn(value) !== undefined
}

/** Whether a value says that there is to be none: `(leave this empty)`. */
export function saysEmpty(value: string): boolean {
  return empty.test(value) || assigned.test(value) || none.test(value)
}

/** Whether a value is one prompt, or some: `[Your Name]`, `{names}`, `<names>`. */
export function isPromptValue(value: string): boolean {
  return wholePrompt.test(value)
}

/** Whether a value is the place of a number: `XXX`, `#0000`, `EP-NNNN`. */
export function isNumberPrompt(value: string): boolean {
  const bare = value.replace(aside, '')
  return (
    isNumberPlaceholder(bare) ||
    isNumberPlaceholder(bare.replace(/^\p{L}+(?:[-_ ]#?|#)|^#/u, ''))
  )
}

/** Whether a value of some words describes what belongs there. */
export function isDescription({texts, value}: Field): boolean {
  const words = collapseWhiteSpace(value).split(' ')
  return (
    words.length > 1 &&
    !numberOrLink.test(value) &&
    texts.every((d) => d.links.length === 0)
  )
}

/** Whether a value is one that only fields have. */
export function hasEvidence({key, value: written}: Field): boolean {
  const value = collapseWhiteSpace(written)
  return (
    isDatePlace(value) ||
    /^\d{4}-\d{2}-\d{2}$/.test(value) ||
    isPromptValue(value) ||
    isNumberPrompt(value) ||
    (isStatusLike(key) && isKnownStatus(value)) ||
    readChoices(key, value) !== undefined
  )
}
