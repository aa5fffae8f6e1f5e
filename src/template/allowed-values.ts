import escapeStringRegexp from 'escape-string-regexp'
import {collapseWhiteSpace} from '../base/white-space.js'
import {mayHaveEmoji} from '../base/emoji.js'

const emoji =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200D\u20E3\uFE0E\uFE0F]+|(?<![\p{L}\p{N}]):[a-z][\w+-]*:(?![\p{L}\p{N}])/gu
const marked = /^([*_`~"']{1,3})(.+)\1$/s

/** A value without emoji and marks around it. */
export function plainValue(value: string): string {
  const bare = mayHaveEmoji(value)
    ? value.replace(emoji, ' ').trim()
    : value.trim()
  const plain = collapseWhiteSpace(bare.replace(marked, '$2'))
  return plain === '' ? collapseWhiteSpace(value) : plain
}

const byOther = /^(\S.*?)\s+by\b[\s:]*(\S.*)$/i
const otherProposal = /\d|X{2,}|N{2,}|:\/\//

/** A status without the proposal that it is owed to: `Superseded by EP-007`. */
export function baseStatus(value: string, hasLink = false): string {
  const plain = plainValue(value)
  const [, base, other] = byOther.exec(plain) ?? []
  return base !== undefined && (hasLink || otherProposal.test(other ?? ''))
    ? base
    : plain
}

/**
 * The one of some allowed values that a value is, if it is one.
 *
 * @param value
 *   The value.
 * @param hasLink
 *   Whether there is a link in it, which may stand for a number.
 * @param allowed
 *   The allowed values; `<…>` and the forms of numbers in them are parameters.
 */
export function allowedValue(
  value: string,
  hasLink: boolean,
  allowed: readonly string[]
): string | undefined {
  const plain = plainValue(value)
  if (allowed.includes(plain)) return plain
  const base = baseStatus(plain, hasLink)
  // The template may have emoji beside its values.
  const decorated = allowed.find((d) => plainValue(d) === plain)
  if (decorated !== undefined) return decorated
  return (
    allowed.find((d) => patternOf(d)?.test(plain)) ??
    (allowed.includes(base) ? base : undefined)
  )
}

const parameter =
  /<[^<>]+>|\[[^[\]]+\]|\{[^{}]+\}|#\d+|\p{L}+-\d+|(?:\p{L}+[-_ ]?)?\b(?:X{2,}|N{2,})\b/gu

// `Technical (Core, Networking)`: one of several, or none of them.
const kinds = /^(.+?)\s*\(([^()]*(?:[,/|]|\bor\b)[^()]*)\)$/i

/** The pattern of an allowed value with something left open. */
function patternOf(allowed: string): RegExp | undefined {
  const [, base, list] = kinds.exec(allowed) ?? []
  if (base !== undefined && list !== undefined) {
    const one = list
      .split(/\s*(?:[,/|]|\bor\b)\s*/i)
      .filter((d) => d !== '')
      .map((d) => escapeStringRegexp(d))
      .join('|')
    const start = escapeStringRegexp(base)
    return new RegExp(
      `^(?:${start}(?:\\s*\\(.+\\)|\\s*[-–—:/,]\\s*(?:${one}))?|${one})$`,
      'u'
    )
  }

  const literals = allowed.split(parameter)
  return literals.length > 1
    ? new RegExp(
        `^${literals.map((d) => escapeStringRegexp(d)).join('.+')}$`,
        'u'
      )
    : undefined
}
