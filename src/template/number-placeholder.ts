/** The placeholder for a number in a file name: `XXX`, `NNN`, `000`, `###`. */
export const numberPlaceholder =
  /(?<![\dA-Za-z])(?:X{2,}|N{2,}|0{3,}|#{2,})(?![\dA-Za-z])/

// `[NNNN]`, `{000}`, `{{XX}}`: the brackets are a prompt's. Those of `[000]` stay.
const bracketed =
  /\[{1,2}[NX]{1,6}\]{1,2}|[{<]{1,2}(?:[NX]{1,6}|0{1,6}|#{1,6})[}>]{1,2}/i
// `<number>`, `<issue number>`, `{NUM}`.
const named =
  /[[{<]{1,2}[^[\]{}<>]*\b(?:number|num|no|nr|id)\b\.?\s*[\]}>]{1,2}|\[(?:0{1,6}|#{1,6})\]/i
const aroundNumber = /[[\]{}<>]/g
/**
 * The same right behind letters, as in `MSC0000`. It needs more characters there, as
 * two of them end many words.
 */
export const behindLetters =
  /(?<=[A-Za-z])(?:(?<!X)X{3,}|(?<!N)N{3,}|0{3,}|#{2,})(?![\dA-Za-z])/

// `KIP-X: Title`, `RFC N - Title`, `CIP-?`: one character is enough behind
// capitals that open a title, and before what parts the number from the name.
const behindCapitals =
  /(?<=^\p{Lu}{2,}[ _-])(?:[XN#]|\?{1,4})(?=\s*[:：.–—]|\s+-\s|$)/u

/** Finds the placeholder for a number in a title. */
export function findNumber(title: string): RegExpExecArray | undefined {
  return (
    bracketed.exec(title) ??
    numberPlaceholder.exec(title) ??
    behindLetters.exec(title) ??
    named.exec(title) ??
    behindCapitals.exec(title) ??
    undefined
  )
}

/** Whether a text is a placeholder for a number, and nothing else. */
export function isNumberPlaceholder(text: string): boolean {
  return findNumber(text)?.[0] === text
}

/**
 * The digits that a number has at least in place of a placeholder: `XXX` asks for
 * as many, any other for a number as it is.
 */
export function digitsOf(placeholder: string): number {
  const bare = placeholder.replace(aroundNumber, '')
  return /^X+$/.test(bare) ? bare.length : 1
}

/** The digits that a new number has in place of a placeholder. */
export function placeholderWidth(placeholder: string): number {
  const bare = placeholder.replace(aroundNumber, '')
  return /^(?:X+|0+|#+)$/.test(bare) ? bare.length : 1
}

/** Matches a number; in place of `[NNN]` also one in brackets. */
export function numberPattern(placeholder: string, digits: number): string {
  const number = `(?<number>\\d{${String(digits)},})`
  return bracketed.test(placeholder)
    ? `[[{<]{0,2}${number}[\\]}>]{0,2}`
    : number
}
