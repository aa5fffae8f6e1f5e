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

// Closing brackets by the opening ones, full-width brackets included.
const closing: Readonly<Record<string, string | undefined>> = {
  '[': ']',
  '{': '}',
  '<': '>',
  '(': ')',
  '［': '］',
  '｛': '｝',
  '＜': '＞',
  '（': '）',
  '【': '】'
}

/** Whether a text is one `[…]` and nothing else. */
export function isBracketed(value: string): boolean {
  return value.startsWith('[') && isEnclosed(value)
}

/** Whether a text is one bracket of any kind and nothing else. */
export function isEnclosed(value: string): boolean {
  return bracketEnd(value, 0) === value.length && value !== ''
}

/** Whether a text is one bracket of any kind but `(…)`, which may be an aside. */
export function isOpenPart(value: string): boolean {
  return isEnclosed(value) && !/^[(（]/.test(value)
}

/** The end of the bracket that opens at `from`; 0 where none does. */
function bracketEnd(value: string, from: number): number {
  const open = value.charAt(from)
  const close = closing[open]
  if (close === undefined) return 0
  let depth = 0
  for (let at = from; at < value.length; at++) {
    const character = value.charAt(at)
    if (character === open) depth++
    else if (character === close) depth--
    if (depth === 0) return at + 1
  }

  return 0
}

/** Every outermost bracket but `(…)` in a text, as ranges. */
export function brackets(value: string): Array<[from: number, to: number]> {
  const ranges: Array<[number, number]> = []
  // A bracket that is not closed takes all others of its kind.
  const lost = new Set<string>()
  const opening = /[[{<［｛＜【](?!\s)/g
  for (let one = opening.exec(value); one; one = opening.exec(value)) {
    const [open] = one
    const end = lost.has(open) ? 0 : bracketEnd(value, one.index)
    if (end === 0) {
      lost.add(open)
    } else {
      ranges.push([one.index, end])
      opening.lastIndex = end
    }
  }

  return ranges
}

/** Text without the characters that may be formatting. */
export function withoutFormatting(value: string): string {
  return value.replace(/[*_`~]+/g, '')
}
