/** `a` (default), `b` or `c`, each in backticks. */
export function choice([first = '', ...others]: readonly string[]): string {
  const quoted = others.map((d) => `\`${d}\``)
  const last = quoted.pop() ?? ''
  const before = [`\`${first}\` (default)`, ...quoted]
  return `${before.join(', ')} or ${last}`
}
