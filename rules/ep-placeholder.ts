import {removeComments} from '../src/fixes/remove-comments.js'
import {findPlaceholders} from '../src/placeholders/find-in-proposal.js'
import type {Placeholder} from '../src/placeholders/placeholder.js'
import {patienceOf, type Problem, type Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'

export const epPlaceholder: Rule = {
  id: 'ep-placeholder',
  summary:
    'Nothing that the template asks authors to replace is left in a proposal.',
  why: 'A prompt that was left in looks like content, and hides that a question is still open.',
  fixes: 'comments of the template beside text',
  offers: 'the tick of a box',
  settled: 'error',
  *check(binding, context) {
    const {source} = binding.proposal
    for (const one of findPlaceholders(binding, patienceOf(binding, context))) {
      const instead = one.optional ? `, or leave out the ${one.optional}` : ''
      yield {
        reason: `Unexpected ${leftAndWanted(one, context.today)}${instead}`,
        place: one.place,
        isOfToday: one.kind === 'date',
        ...fixOf(one, source)
      }
    }
  }
}

function fixOf(
  found: Placeholder,
  source: string
): Pick<Problem, 'edits' | 'expected'> {
  // Only the author knows whether a box may be ticked.
  if (found.kind === 'box') return {expected: ['[x]'], edits: []}
  if (found.kind !== 'guidance' || !found.isBesideText) return {}
  return {edits: removeComments(found.comments, source)}
}

const behind = {
  item: 'after the label',
  label: 'after it',
  row: 'beside it'
}

/** What was left, and what belongs there. */
function leftAndWanted(found: Placeholder, today: string): string {
  switch (found.kind) {
    case 'sample': {
      return 'sample from the template, expected one for this proposal'
    }

    case 'guidance': {
      const {comments, isBesideText} = found
      const more = comments.length - 1
      const all = `guidance from the template ${code(comments[0]?.value ?? '')}`
      if (!isBesideText) return `${all}, expected text instead of the comment`
      return more === 0
        ? `${all}, expected only your text, remove the comment`
        : `${all} and ${String(more)} more, expected only your text, remove the comments`
    }

    case 'label': {
      return `${found.noun} ${code(found.label)} without text, expected text ${behind[found.noun]}`
    }

    case 'box': {
      return `open box ${code(found.value)}, expected \`[x]\`, tick it once that is so`
    }

    case 'choices': {
      return `choices ${code(found.text.value)}, expected one of them`
    }

    case 'section': {
      return `section ${code(found.value)} from the template, expected none, remove it`
    }

    case 'note': {
      return `text from the template ${code(found.value)}, expected none, remove it`
    }

    case 'text': {
      return `text from the template ${code(found.value)}, expected text of this proposal`
    }

    case 'title': {
      return `title from the template ${code(found.value)}, expected the title of this proposal`
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
