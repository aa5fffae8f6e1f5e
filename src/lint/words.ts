import {squash} from '../model/text.js'

/** A value in a message: in backticks, on one line, shortened where long. */
export function code(value: string): string {
  const line = squash(value)
  const short = line.length > 72 ? `${line.slice(0, 60).trimEnd()}…` : line
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``
}

/** `A`, `A or B`, `A, B or C`, each in backticks. */
export function list(values: readonly string[], word: 'or' | 'and'): string {
  const quoted = values.map((d) => code(d))
  const last = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} ${word} ${last}` : last
}

/** What an error says, whatever it is. */
export function reasonOf(error: unknown): string {
  return typeof error === 'object' && error && 'message' in error
    ? String(error.message)
    : String(error)
}
