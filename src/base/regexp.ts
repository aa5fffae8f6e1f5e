/** A literal as part of a pattern. */
export function escapeRegExp(literal: string): string {
  return literal.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
