import {plainWords, type Block} from '../markdown/block.js'

const part = String.raw`(?:sub-?)?(?:sections?|headings?|chapters?)`
const each = String.raw`(?:each|every)`
const repeats = new RegExp(
  [
    String.raw`\b(?:one|an?(?: separate)?) (?:sub-?)?(?:section|heading|chapter) (?:for ${each}|per)\b`,
    String.raw`\b(?:clone|copy|duplicate|repeat) (?:this|the(?: whole)?)(?: \w+)? (?:${part}|block|part)\b`,
    String.raw`\brepeat(?:ed)? (?:(?:this|it) )?(?:for ${each}|per|as (?:many|needed|necessary|often|required))\b`
  ].join('|'),
  'i'
)

/**
 * Whether the text of a section says that there is to be one such section for each
 * of something: its title is an example then.
 */
export function saysRepeated(body: readonly Block[]): boolean {
  return body.some((d) => repeats.test(plainWords(d)))
}
