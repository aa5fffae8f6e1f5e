import {collapseWhiteSpace} from '../base/white-space.js'

/** A value in a message: in backticks, on one line, shortened where long. */
export function code(value: string): string {
  const line = collapseWhiteSpace(value)
  return quote(line.length > 72 ? `${line.slice(0, 60).trimEnd()}…` : line)
}

function quote(line: string): string {
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``
}

/** A value, and what is expected instead: shortened where that tells them apart. */
export function codes(there: string, expected: string): [string, string] {
  const short = [code(there), code(expected)] as const
  return short[0] === short[1]
    ? [quote(collapseWhiteSpace(there)), quote(collapseWhiteSpace(expected))]
    : [...short]
}

/** `A`, `A or B`, `A, B or C`, each in backticks. */
export function list(values: readonly string[], word: 'or' | 'and'): string {
  const quoted = values.map((d) => code(d))
  const last = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} ${word} ${last}` : last
}

/** Up to four values as a list, and of more the first three. */
export function someOf(values: readonly string[]): string {
  const most = values.length > 4 ? 3 : 4
  const more = values.length - most
  return more > 0
    ? `${values.slice(0, most).map(code).join(', ')} and ${String(more)} more`
    : list(values, 'and')
}

export {reasonOf} from '../base/error.js'

/** Something that the template asks for, and that is not there. */
export interface MissingPart {
  noun: 'field' | 'item' | 'section'
  name: string
  /** Where it belongs, in words. */
  where: string
}

/** The reason for parts that are missing at one place. */
export function missingReason(
  {noun, name, where}: MissingPart,
  others: readonly string[] = []
): string {
  return others.length === 0
    ? `Unexpected missing ${noun} ${code(name)}, expected it ${where}`
    : `Unexpected missing ${noun}s ${list([name, ...others], 'and')}, expected them ${where}`
}

/** The words and the data of a problem that is about a missing part. */
export function ofMissing(missing: MissingPart): {
  reason: string
  missing: MissingPart
} {
  return {reason: missingReason(missing), missing}
}
