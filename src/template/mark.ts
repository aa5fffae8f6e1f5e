/** What a comment in a template settles for the linter: `<!--ep optional-->`. */
export type Mark =
  | {what: 'from'; status: string}
  | {what: 'ignore' | 'keep' | 'optional'; status?: undefined}

const words = ['ignore', 'keep', 'optional'] as const
const mark = /^\s*ep\s+(?:(\w+)|from\s+(\S[^]*))$/i

/** Reads the text of a comment as a mark; none where it is any other comment. */
export function readMark(comment: string): Mark | undefined {
  const [, word, status] = mark.exec(comment.trimEnd()) ?? []
  if (status !== undefined) return {what: 'from', status}
  const what = words.find((d) => d === word?.toLowerCase())
  return what && {what}
}
