const dots = /^(?:\.{3,}|…)$/
const datePrompt = /^y{4}-m{2}-d{2}$/i

/** Whether a text is dots and nothing else. */
export function isDots(value: string): boolean {
  return dots.test(value)
}

const finalDots = /(?:\.{3}|…)\s*$/

/** Whether a text ends in dots. */
export function endsInDots(value: string): boolean {
  return finalDots.test(value)
}

/** Whether a text is a date's prompt, `YYYY-MM-DD`. */
export function isDatePrompt(value: string): boolean {
  return datePrompt.test(value)
}

/**
 * Matches what follows the bracket in `[1]`, `[x]`, `[@who]` and `[word]`, which
 * are no prompts; `[your …]`, `[name]` and `[tbd]` may be some.
 */
export const noPrompt = String.raw`[\s\d#@\]^a-mo-su-xz]`

/** Whether a text is one `[…]` and nothing else. */
export function isBracketed(value: string): boolean {
  return bracketEnd(value, 0) === value.length
}

/** The end of the bracket that opens at `from`; 0 where none does. */
function bracketEnd(value: string, from: number): number {
  let depth = 0
  for (let at = from; at < value.length; at++) {
    const character = value.charAt(at)
    if (character === '[') depth++
    else if (character === ']') depth--
    if (depth === 0) return character === ']' ? at + 1 : 0
  }

  return 0
}

/** Every top-level `[…]` in a text, as ranges. */
export function brackets(value: string): Array<[from: number, to: number]> {
  const ranges: Array<[number, number]> = []
  for (let at = value.indexOf('['); at >= 0; at = value.indexOf('[', at)) {
    const end = bracketEnd(value, at)
    // A bracket that is not closed takes all the rest.
    if (end === 0) break
    ranges.push([at, end])
    at = end
  }

  return ranges
}

/** Text without the characters that may be formatting. */
export function withoutFormatting(value: string): string {
  return value.replace(/[*_`~]+/g, '')
}
