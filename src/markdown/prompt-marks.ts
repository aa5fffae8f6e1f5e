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

/** Whether a text is one bracket of any kind, or `${…}`, and nothing else. */
export function isEnclosed(value: string): boolean {
  const start = value.startsWith('${') ? 1 : 0
  return bracketEnd(value, start) === value.length && value !== ''
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

/** Every outermost bracket but `(…)` in a text, as ranges; the sign of `${…}` too. */
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
      const isVariable = open === '{' && value.charAt(one.index - 1) === '$'
      ranges.push([isVariable ? one.index - 1 : one.index, end])
      opening.lastIndex = end
    }
  }

  return ranges
}

const forTools = [
  // Hugo, Jekyll, GitBook: `{{< toc >}}`, `{{% note %}}`, `{% include x.html %}`.
  String.raw`\{\{[<%][^{}]*[>%]\}\}`,
  String.raw`\{%[^{}]*%\}`,
  String.raw`\{\{-?\s*(?:config|page|site)\.[^{}]*\}\}`,
  // Attributes of kramdown and others: `{:toc}`, `{: .note}`, `{#design .wide}`.
  String.raw`\{:[^{}]*\}`,
  String.raw`\{(?:\s*[#.][\w-]+)+\s*\}`,
  // Where a table of contents goes.
  String.raw`\[\[?_?toc_?\]?\]`
].join('|')
const anyForTools = new RegExp(forTools, 'gi')

/** Whether a text is nothing but marks that tools read, such as `{{< toc >}}`. */
export function isForTools(value: string): boolean {
  return /^[[{]/.test(value) && value.replace(anyForTools, '').trim() === ''
}

/** Text without the characters that may be formatting. */
export function withoutFormatting(value: string): string {
  return value.replace(/[*_`~]+/g, '')
}
