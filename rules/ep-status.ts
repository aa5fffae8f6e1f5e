import type {Problem, Rule} from '../src/rule/rule.js'
import {code, list} from '../src/rule/wording.js'
import {invisibleIn, withoutInvisible} from '../src/base/invisible.js'
import {isTypo} from '../src/document/near-names.js'
import {isFieldUnfilled} from '../src/placeholders/find-placeholders.js'
import {
  allowedValue,
  baseStatus,
  plainValue
} from '../src/template/allowed-values.js'
import {isStatus} from '../src/template/fields.js'
import {collapseWhiteSpace} from '../src/base/white-space.js'

export const epStatus: Rule = {
  id: 'ep-status',
  summary:
    'The status, like every field for which the template lists values, has one of them.',
  why: 'Tools and readers filter by status, and no filter finds an invented one.',
  fixes: 'letter case, emphasis, a full stop and typos',
  offers: 'the allowed values',
  *check({template, fields}, context) {
    for (const {template: wanted, field} of fields) {
      const listed = wanted.isOpen ? undefined : wanted.choices
      const allowed = isStatus(wanted.key)
        ? (context.statuses ?? template.statuses)
        : listed
      if (!allowed || !field || field.texts.length === 0) continue
      if (isFieldUnfilled(field, template)) continue
      // Only a status is one alone.
      const isOne = isStatus(wanted.key) || field.texts.length < 2
      const values = isOne ? [undefined] : field.texts
      const isAllowed = values.every((text) => {
        const links = text?.links ?? field.texts.flatMap((d) => d.links)
        const value = text?.value ?? field.value
        return allowedValue(value, links.length > 0, allowed) !== undefined
      })
      if (isAllowed) continue
      const name = isStatus(wanted.key) ? 'status' : code(wanted.key)
      yield {
        place: field.valuePlace,
        about: wanted.key,
        ...mend(name, collapseWhiteSpace(field.value), allowed)
      }
    }
  }
}

/** What to put there instead: the value that was meant, else any. */
function mend(
  name: string,
  written: string,
  allowed: readonly string[]
): Pick<Problem, 'reason' | 'expected' | 'edits'> {
  const hidden = invisibleIn(written)
  const visible = withoutInvisible(written)
  if (hidden && allowedValue(visible, false, allowed) !== undefined) {
    return {
      reason: `Unexpected invisible character ${code(hidden)} in ${name} ${code(visible)}, expected ${code(visible)} without it`,
      expected: [visible]
    }
  }

  const value = plainValue(visible)
  const unexpected = `Unexpected ${name} ${code(written)}`
  const bare = value.replace(/\.$/, '').toLowerCase()
  const meant =
    allowed.find((d) => d.toLowerCase() === bare) ??
    only(allowed.filter((d) => isTypo(bare, d.toLowerCase()))) ??
    withParameter(value, allowed)
  if (meant !== undefined) {
    return {
      reason: `${unexpected}, expected ${code(meant)}`,
      expected: [meant]
    }
  }

  // The rest of a longer text may matter: editors offer, `--fix` drops nothing.
  const opening = allowed.filter(
    (d) =>
      bare.startsWith(d.toLowerCase()) &&
      /^[^\p{L}\p{N}]/u.test(bare.slice(d.length))
  )
  const longest = opening.sort((a, b) => b.length - a.length)[0]
  return longest === undefined
    ? {
        reason: `${unexpected}, expected ${list(allowed, 'or')}`,
        expected: [...allowed],
        edits: []
      }
    : {
        reason: `${unexpected}, expected ${code(longest)} alone, keep the rest in a field of its own`,
        expected: [longest],
        edits: []
      }
}

/** `Superseded by EP-007`, where only the case of the status is off. */
function withParameter(
  value: string,
  allowed: readonly string[]
): string | undefined {
  const base = baseStatus(value)
  const meant = allowed.find((d) => d.toLowerCase() === base.toLowerCase())
  return base === value || meant === undefined
    ? undefined
    : meant + value.slice(base.length)
}

function only(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined
}
