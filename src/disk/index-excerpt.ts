/** Some lines of a document, and their numbers, from 1. */
export interface Excerpt {
  text: string
  lines: number[]
}

const delimiter = /^[\t ]*\|[\t :|-]+$/

/**
 * An index without the rows that are about other proposals, so that one with
 * thousands of rows need not be parsed for a single proposal.
 *
 * Only lines that start with a bar are taken for rows. The first row with a link
 * to a document is kept, as it shows that the table lists proposals.
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
