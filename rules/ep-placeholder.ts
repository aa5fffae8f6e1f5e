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
import {candidateBlocks} from '../src/placeholders/candidate-blocks.js'
import {collapseWhiteSpace} from '../src/base/white-space.js'

export const epPlaceholder: Rule = {
  id: 'ep-placeholder',
  summary: 'Nothing that the template asked to replace is left in a proposal.',
  why: 'What was left unfilled reads as if it were decided, and is not.',
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

    for (const block of candidateBlocks(proposal, template)) {
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
          'Unexpected sample of the template, expected one of this proposal',
        place: block.place
      }
    }
  } else if (block.type === 'comment') {
    const {comments} = prompts
    if (comments.size > 0 && comments.has(collapseWhiteSpace(block.value))) {
      yield {
        reason: `Unexpected guidance of the template ${code(block.value)}, expected text instead, remove the comment`,
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
        reason: `Unexpected number ${value}, expected that of the proposal, as in ${code(example)}`,
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
        reason: `Unexpected ${value}, expected the text that is due`,
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
