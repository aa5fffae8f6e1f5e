import stringWidth from 'string-width'

/** How a table of text is laid out. */
export interface Layout {
  /** Columns before each line, and between cells. */
  indent?: number
  gap?: number
  /** The least width of each column. */
  widths?: readonly number[]
  /** Which columns are aligned to the right, as numbers are. */
  rightAligned?: readonly boolean[]
}

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

/** Lays out rows of cells below each other, a line each. */
export function textTable(
  rows: ReadonlyArray<readonly string[]>,
  {indent = 0, gap = 2, widths: least = [], rightAligned = []}: Layout = {}
): string {
  const widths: number[] = [...least]
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell))
    }
  }

  const lineOf = (row: readonly string[]): string => {
    const cells = row.map((cell, index) => {
      const blank = ' '.repeat((widths[index] ?? 0) - widthOf(cell))
      return rightAligned[index] === true ? blank + cell : cell + blank
    })
    return `${' '.repeat(indent)}${cells.join(' '.repeat(gap))}`.trimEnd()
  }

  return rows.map((row) => `${lineOf(row)}\n`).join('')
}

/** A table of Markdown, aligned as Prettier does it. */
export function markdownTable([head = [], ...rows]: ReadonlyArray<
  readonly string[]
>): string {
  const widths = head.map((_, index) =>
    Math.max(...[head, ...rows].map((d) => widthOf(d[index] ?? '')))
  )
  const rule = widths.map((d) => '-'.repeat(d))
  return [head, rule, ...rows]
    .map((row) => {
      const cells = row.map(
        (d, index) => d + ' '.repeat((widths[index] ?? 0) - widthOf(d))
      )
      return `| ${cells.join(' | ')} |\n`
    })
    .join('')
}

/** A text that is not wider than it may be: its end is cut off. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let start = ''
  // Letters of several code points, such as emoji, stay whole.
  for (const {segment} of new Intl.Segmenter().segment(text)) {
    if (widthOf(`${start}${segment}…`) > width) break
    start += segment
  }

  return `${start.trimEnd()}…`
}
