import {textOf, type Block} from '../markdown/block.js'
import type {Section} from './proposal.js'

// A paragraph that starts with a letter says something, unless it is `n/a`.
const opensWithText = /^\s*[A-MO-Za-mo-z]/
const noAnswer = /^(?:n\s*\/?\s*a\.?|[-–—])$/i

/** Whether a section has no content, and none of its subsections has. */
export function isEmpty(section: Section, isOptional: boolean): boolean {
  return (
    !hasOwnContent(section, isOptional) &&
    section.children.every((d) => isEmpty(d, isOptional))
  )
}

/** Whether a section has content before its first subsection. */
export function hasOwnContent(section: Section, isOptional: boolean): boolean {
  return (
    opensWithText.test(section.raw ?? '') ||
    (section.body.some((d) => isContent(d)) &&
      (isOptional || loneAnswer(section) === undefined))
  )
}

/** The `n/a` or dash that is all a section says, if it is. */
export function loneAnswer({body}: Section): string | undefined {
  const [only, ...others] = body.filter((d) => isContent(d))
  const value = only && others.length === 0 ? textOf(only)?.value : undefined
  return value !== undefined && noAnswer.test(value) ? value : undefined
}

function isContent(block: Block): boolean {
  if (block.type === 'other') return true
  if (block.type === 'code') return block.value.trim() !== ''
  const text = textOf(block)
  return text !== undefined && !text.blank
}
