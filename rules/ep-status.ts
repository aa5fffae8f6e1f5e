import type {Problem, Rule} from '../src/rule/rule.js'
import {code, list} from '../src/rule/wording.js'
import {isTypo} from '../src/document/near-names.js'
import {isFieldUnfilled} from '../src/placeholders/find-placeholders.js'
import {isStatus} from '../src/template/fields.js'
import {collapseWhiteSpace} from '../src/base/white-space.js'

export const epStatus: Rule = {
  id: 'ep-status',
  summary:
    'The status, like every field for which the template lists values, has one of them.',
  why: 'Tools and readers filter by status, and no filter finds an invented one.',
  *check({template, fields}, context) {
    for (const {template: wanted, field} of fields) {
      const isAny = isStatus(wanted.key)
        ? (context.statuses ?? template.statuses)
        : wanted.choices
      const value = collapseWhiteSpace(field?.value ?? '')
      if (
        isAny &&
        field &&
        value !== '' &&
        !isAny.includes(value) &&
        !isFieldUnfilled(field, template)
      ) {
        const name = isStatus(wanted.key) ? 'status' : code(wanted.key)
        yield {
          place: field.valuePlace,
          about: wanted.key,
          ...mend(`Unexpected ${name} ${code(value)}`, value, isAny)
        }
      }
    }
  }
}

/** What to put there instead: the value that was meant, else any. */
function mend(
  unexpected: string,
  value: string,
  allowed: readonly string[]
): Pick<Problem, 'reason' | 'expected' | 'edits'> {
  const bare = value.replace(/\.$/, '').toLowerCase()
  const meant =
    allowed.find((d) => d.toLowerCase() === bare) ??
    only(allowed.filter((d) => isTypo(bare, d.toLowerCase())))
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

function only(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined
}
