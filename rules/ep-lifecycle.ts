import type {Rule} from '../src/rule/rule.js'
import {code, list} from '../src/rule/wording.js'
import {isIsoDate, isUpdated} from '../src/base/date.js'
import {statusIn} from '../src/binding/bind-fields.js'
import {baseStatus} from '../src/template/allowed-values.js'
import {isFollowed, nextOf} from '../src/template/lifecycle.js'
import {collapseWhiteSpace} from '../src/base/white-space.js'

export const epLifecycle: Rule = {
  id: 'ep-lifecycle',
  summary:
    "A proposal starts with the template's status, changes it only along the lifecycle, and updates its date with every change.",
  why: 'A status records a decision; a skipped step or an undated change hides that there was none.',
  fixes: 'the date of the last update',
  offers: 'the statuses that may come next',
  since: true,
  *check(now, {before, lifecycle, statuses, today}) {
    if (!before) return
    const status = statusIn(now.fields)
    const value = status && baseStatus(status.field.value)
    // One that is not known at all is a matter of `ep-status`.
    if (
      status &&
      value &&
      nextOf(lifecycle, value) &&
      isFollowed(lifecycle, now.template, statuses)
    ) {
      const old = before === 'none' ? undefined : statusIn(before.fields)
      const last = old && baseStatus(old.field.value)
      const start = status.template.initial
      const next =
        before === 'none'
          ? nextOf(lifecycle, start) && [start]
          : last && nextOf(lifecycle, last)
      if (next && value !== last && !next.includes(value)) {
        const after = last ? `after ${code(last)}` : 'of a new proposal'
        yield {
          reason:
            next.length > 0
              ? `Unexpected status ${code(value)} ${after}, expected ${list(next, 'or')}`
              : `Unexpected status ${code(value)} ${after}, expected no change, ${code(String(last))} is final`,
          place: status.field.valuePlace,
          about: status.template.key,
          expected: next.length > 0 ? next : [String(last)],
          edits: []
        }
      }
    }

    if (
      before === 'none' ||
      collapseWhiteSpace(before.proposal.source) ===
        collapseWhiteSpace(now.proposal.source)
    ) {
      return
    }

    for (const [index, {template, field}] of now.fields.entries()) {
      if (
        field &&
        template.date &&
        isUpdated(template.key) &&
        before.fields[index]?.field?.value === field.value &&
        isIsoDate(field.value) &&
        field.value < today
      ) {
        yield {
          reason: `Unexpected ${code(template.key)} ${code(field.value)} after a change, expected ${code(today)}`,
          place: field.valuePlace,
          about: template.key,
          expected: [today]
        }
      }
    }
  }
}
