/** Some lines of a document, and which they are, from 1. */
export interface Excerpt {
  text: string
  lines: number[]
}

const delimiter = /^[\t ]*\|[\t :|-]+$/

/**
 * An index without the rows of its tables that are not about a proposal, so
 * that an index of thousands need not be parsed for one.
 *
 * Only what starts with a bar is taken for a row, and the first that leads to a
 * document stays: it tells that the table lists proposals.
 */
export function excerpt(
  source: string,
  isAbout: (line: string) => boolean
): Excerpt {
  const kept: string[] = []
  const lines: number[] = []
  let isBody = false
  let leads = false
  for (const [index, line] of source.split(/\r\n|\r|\n/).entries()) {
    const isRow = /^[\t ]*\|/.test(line)
    isBody &&= isRow
    if (!isBody || !leads || isAbout(line)) {
      kept.push(line)
      lines.push(index + 1)
      leads ||= isBody && /\.md\b/i.test(line)
    }

    isBody ||= isRow && delimiter.test(line)
  }

  return {text: kept.join('\n'), lines}
}
