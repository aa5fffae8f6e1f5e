import {collapseWhiteSpace} from '../base/white-space.js'
import type {Field} from '../document/field.js'
import {compactKey} from '../document/near-names.js'
import {isStatusLike, isKnownStatus} from './field-words.js'
import {readChoices} from './choices.js'
import {dateFormIn} from './date-form.js'
import {isNumberPlaceholder} from './number-placeholder.js'

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
const openLink =
  /^<?https?:\/\/\S*\/(?:\?+|#?(?:0{3,}|N{2,}|X{2,})|<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\])\/?>?$/
const numberOrLink = /\d|:\/\/|#|^\/|\bX{2,}\b|\bN{2,}\b/

/** Whether a value is the place of a date: `YYYY-MM-DD`. */
export function isDatePlace(value: string): boolean {
  return dateFormIn(value) !== undefined
}

/** Whether a value says that there is to be none: `(leave this empty)`. */
export function saysEmpty(value: string): boolean {
  return empty.test(value) || assigned.test(value) || none.test(value)
}

/**
 * Whether a value is one prompt, or some: `[Your Name]`, `{names}`, `<names>`,
 * `?`, or a link that lacks its number.
 */
export function isPromptValue(value: string): boolean {
  return (
    wholePrompt.test(value) || /^[?？]+$/.test(value) || openLink.test(value)
  )
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

const somebody =
  /^(?:@(?:author|github|handle|mention|name|person|someone|user(?:name)?|your)(?:[-_.]?(?:handle|here|id|name|user(?:name)?))?|(?:author|email|first(?:name)?[._-]?last(?:name)?|j(?:ane|ohn)[._-]?doe|me|name|some(?:body|one)|user(?:name)?|you|your[._-]?(?:e-?mail|name))@[\w.-]+)$/i
const yours =
  /^(?:your\b|(?:first|full|given)[ -]?name\b|name surname\b|j(?:ane|ohn) doe\b)/i
const numberInside = /(?<![A-Za-z\d])(?:N{3,}|X{3,})(?![A-Za-z\d])/
const partInside = /<[^<>@/]+>|\{[^{}]+\}/
const inCapitals = /^[A-Z]+(?:[ _][A-Z]+)*$/
const anyName =
  /^(?:AUTHORS?|DATE|E-?MAIL|LINK|NAMES?|NUMBER|TEXT|TITLE|URL|VERSION)$/

/**
 * Whether a value is an example that no proposal has: `@username`, `Jane Doe`, or
 * the key itself in capitals.
 */
export function isSampleValue(key: string, value: string): boolean {
  return (
    value.split(/\s*[,;]\s*/).every((d) => somebody.test(d)) ||
    yours.test(value) ||
    anyName.test(value) ||
    (inCapitals.test(value) && isSameWord(key, value))
  )
}

/** Whether a part of a value is left open: `b/XXXXXX`, `pull/NNN`, `team-<name>`. */
export function hasOpenPart(value: string): boolean {
  return numberInside.test(value) || partInside.test(value)
}

function isSameWord(key: string, value: string): boolean {
  return compactKey(key) === compactKey(value)
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
