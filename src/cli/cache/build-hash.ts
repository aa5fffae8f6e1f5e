/** What tells builds of one version apart; the bundle has its own. */
export function build(): string {
  return ''
}
