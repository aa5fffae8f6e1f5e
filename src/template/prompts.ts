import type {Block} from '../markdown/block.js'
import {readLabel} from '../markdown/label.js'
import {
  brackets,
  isDots,
  isEnclosed,
  isForTools
} from '../markdown/prompt-marks.js'
import {allFields} from '../document/field.js'
import type {Proposal} from '../document/proposal.js'
import type {Text} from '../markdown/text.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {readOptionalMark} from './optional.js'

/** What a template asks to replace, with white space collapsed. */
export interface Prompts {
  /** `[…]`, `{…}` and `<…>`; `(…)` where it is all of a text. */
  texts: ReadonlySet<string>
  /** Texts that end in dots: `Limitation 1...`. */
  dotted: ReadonlySet<string>
}

const wholePrompt = /^(?:<[^<>]+>|\([^()]+\))$/
// Citations name the medium so: `[Online]. Available: …`.
const medium = /^\[online\b/i
// `[RFC] Title`: the kind of document, in front of its title.
const kindInFront =
  /^\[(?:ADR|DACI|DRAFT|PRD|RFC|RFD|TDD|WIP|[A-Z]{0,3}(?:EP|IP))\]$/
const innerPrompt = /^(?:\[\p{Lu}.*|.*\s.*)$/u

/** Collects the prompts of a template document. */
export function readPrompts(template: Proposal): Prompts {
  const texts = new Set<string>()
  const dotted = new Set<string>()

  const {header, headings, lead} = template
  for (const {value, texts: parts} of [
    ...allFields(header),
    ...header.plain.first,
    ...header.plain.underTitle,
    ...header.code.flatMap((d) => d.fields)
  ]) {
    if (wholePrompt.test(value)) texts.add(collapseWhiteSpace(value))
    parts.forEach(readBrackets)
  }

  for (const section of headings) {
    readBrackets(section.text)
    section.body.forEach(readBlock)
  }

  lead.forEach(readBlock)
  return {texts, dotted}

  function readBlock(block: Block): void {
    if ('text' in block && block.text) {
      readBrackets(block.text)
      const value = collapseWhiteSpace(block.text.value)
      // The head of a table stays as it is.
      const isHead = block.type === 'cell' && block.row === 0
      const isDotted = /[^.…](?:\.{3,}|…)$/.test(value)
      if (isDotted && !isHead && !endsLabel(block.text)) {
        dotted.add(value)
      }
    }
  }

  function readBrackets(text: Text): void {
    const value = collapseWhiteSpace(text.value)
    const label = readLabel(text)
    const rest = collapseWhiteSpace(label?.rest.value ?? '')
    const ranges = brackets(text.value)
    for (const [from, to] of ranges) {
      const part = collapseWhiteSpace(text.value.slice(from, to))
      // The brackets of a link or of code are no prompt, and `[Optional]` asks
      // for nothing.
      const isPlain = text.prose.charAt(from) === text.value.charAt(from)
      if (!isPlain || readOptionalMark(part).optional) continue
      if (medium.test(part) || isForTools(part)) continue
      if (from === 0 && part !== value && kindInFront.test(part)) continue
      if (part === value || part === rest || innerPrompt.test(part)) {
        texts.add(part)
      }
    }

    // Text in parentheses is a prompt where it is all there is.
    for (const part of [value, rest]) {
      const isPlain =
        isEnclosed(part) && !isForTools(part) && text.prose.includes(part)
      const isAsking = /^（|\s/.test(part) && !readOptionalMark(part).optional
      if (isPlain && isAsking) texts.add(part)
    }

    const gaps = collapseWhiteSpace(value.replace(/\[[^[\]]*\]/g, ''))
    if (ranges.length > 1 && gaps === '' && !isForTools(value)) texts.add(value)
  }
}

function endsLabel(text: Text): boolean {
  const label = readLabel(text)
  return label?.colon === true && isDots(label.rest.value)
}
