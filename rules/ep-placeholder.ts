import {
  findPlaceholders,
  type Placeholder
} from '../src/placeholders/find-in-proposal.js'
import {isDraft, type Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'

export const epPlaceholder: Rule = {
  id: 'ep-placeholder',
  summary: 'Nothing that the template asked to replace is left in a proposal.',
  why: 'What was left unfilled reads as if it were decided, and is not.',
  settled: 'error',
  *check(binding, context) {
    for (const found of findPlaceholders(binding, isDraft(context))) {
      yield {
        reason: `Unexpected ${describe(found, context.today)}`,
        place: found.place,
        isOfToday: found.kind === 'date'
      }
    }
  }
}

/** What was left, and what belongs there. */
function describe(found: Placeholder, today: string): string {
  switch (found.kind) {
    case 'sample': {
      return 'sample of the template, expected one of this proposal'
    }

    case 'guidance': {
      return `guidance of the template ${code(found.value)}, expected text instead, remove the comment`
    }

    case 'number': {
      return `number ${code(found.text.value)}, expected that of the proposal, as in ${code(found.example ?? '')}`
    }

    case 'date': {
      return `${code(found.text.value)}, expected a date such as ${code(today)}`
    }

    case 'word': {
      return `${code(found.text.value)}, expected the text that is due`
    }

    case 'dots':
    case 'prompt': {
      return `prompt ${code(found.text.value)}, expected text in its place`
    }
  }
}
