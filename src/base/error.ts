/** What an error says, whatever it is. */
export function reasonOf(error: unknown): string {
  return typeof error === 'object' && error && 'message' in error
    ? String(error.message)
    : String(error)
}
