import {
  isDraft,
  type Context,
  type Problem,
  type Rule
} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import type {Binding} from '../src/binding/bind.js'
import {
  findUnfilled,
  findUnfilledField,
  type Unfilled
} from '../src/placeholders/find-placeholders.js'
import type {Block} from '../src/markdown/block.js'
import {suspectsIn} from '../src/placeholders/candidate-blocks.js'
import {squash} from '../src/markdown/text.js'

export const epPlaceholder: Rule = {
  id: 'ep-placeholder',
  summary:
    'Nothing that the template asks authors to replace is left in a proposal.',
  why: 'A prompt that was left in looks like content, and hides that a question is still open.',
  *check(binding, context) {
    const {proposal, template, title, header} = binding
    const fields = new Set(header.flatMap((d) => d.blocks))
    for (const field of header) {
      for (const found of findUnfilledField(field, template)) {
        yield problem(found, context)
      }
    }

    for (const section of proposal.headings) {
      for (const found of findUnfilled(section.text, template)) {
        const isKept =
          found.kind === 'number' && section === title && isDraft(context)
        if (!isKept) yield problem(found, context)
      }
    }

    for (const block of [...proposal.lead, ...(proposal.title?.body ?? [])]) {
      if (!fields.has(block)) yield* inBlock(block, binding, context)
    }

    for (const block of suspectsIn(proposal, template)) {
      yield* inBlock(block, binding, context)
    }
  }
}

function* inBlock(
  block: Block,
  binding: Binding,
  context: Context
): Iterable<Problem> {
  const {prompts} = binding.template
  if (block.type === 'code') {
    if (prompts.samples.has(block.value.trim())) {
      yield {
        reason:
          'Unexpected sample from the template, expected one for this proposal',
        place: block.place
      }
    }
  } else if (block.type === 'comment') {
    const {comments} = prompts
    if (comments.size > 0 && comments.has(squash(block.value))) {
      yield {
        reason: `Unexpected guidance from the template ${code(block.value)}, expected text instead, remove the comment`,
        place: block.place
      }
    }
  } else if ('text' in block && block.text) {
    const role = block.type === 'item' ? 'item' : 'text'
    for (const found of findUnfilled(block.text, binding.template, role)) {
      yield problem(found, context)
    }
  }
}

function problem(
  {text, kind, example = ''}: Unfilled,
  {today}: Context
): Problem {
  const value = code(text.value)
  const {place} = text
  switch (kind) {
    case 'number': {
      return {
        reason: `Unexpected number ${value}, expected the number of this proposal, as in ${code(example)}`,
        place
      }
    }

    case 'date': {
      return {
        reason: `Unexpected ${value}, expected a date such as ${code(today)}`,
        place
      }
    }

    case 'word': {
      return {
        reason: `Unexpected ${value}, expected the finished text`,
        place
      }
    }

    default: {
      return {
        reason: `Unexpected prompt ${value}, expected text in its place`,
        place
      }
    }
  }
}
