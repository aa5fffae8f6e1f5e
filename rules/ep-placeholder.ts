import {
  findPlaceholders,
  type Placeholder
} from '../src/placeholders/find-in-proposal.js'
import {isDraft, type Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'

export const epPlaceholder: Rule = {
  id: 'ep-placeholder',
  summary:
    'Nothing that the template asks authors to replace is left in a proposal.',
  why: 'A prompt that was left in looks like content, and hides that a question is still open.',
  settled: 'error',
  *check(binding, context) {
    for (const found of findPlaceholders(binding, isDraft(context))) {
      yield {
        reason: `Unexpected ${leftAndWanted(found, context.today)}`,
        place: found.place,
        isOfToday: found.kind === 'date'
      }
    }
  }
}

/** What was left, and what belongs there. */
function leftAndWanted(found: Placeholder, today: string): string {
  switch (found.kind) {
    case 'sample': {
      return 'sample from the template, expected one for this proposal'
    }

    case 'guidance': {
      return `guidance from the template ${code(found.value)}, expected text instead, remove the comment`
    }

    case 'number': {
      return `number ${code(found.text.value)}, expected the number of this proposal, as in ${code(found.example ?? '')}`
    }

    case 'date': {
      return `${code(found.text.value)}, expected a date such as ${code(today)}`
    }

    case 'word': {
      return `${code(found.text.value)}, expected the finished text`
    }

    case 'dots':
    case 'prompt': {
      return `prompt ${code(found.text.value)}, expected text in its place`
    }
  }
}
