/** Draws a run of the command on the sample proposals, for the README. */
import stringWidth from 'string-width'
import {processIo} from '../src/cli/io/io.js'
import {main} from '../src/cli/start/main.js'

const columns = 96
/** Rows that are shown: from the start, and at the end. */
const [first, last] = [17, 2]
const [charWidth, lineHeight, margin] = [8.43, 20, 16]

/** The colors of a terminal, in light and in dark. */
const colors: Readonly<Record<string, readonly [light: string, dark: string]>> =
  {
    text: ['#1f2328', '#e6edf3'],
    ground: ['#f6f8fa', '#0d1117'],
    dim: ['#636c76', '#8b949e'],
    red: ['#cf222e', '#ff7b72'],
    yellow: ['#7d4e00', '#e3b341'],
    green: ['#116329', '#56d364'],
    cyan: ['#0b6b77', '#56d4dd']
  }
const classes: Readonly<Record<string, string>> = {
  '1': 'bold',
  '2': 'dim',
  '31': 'red',
  '32': 'green',
  '33': 'yellow',
  '36': 'cyan'
}

/**
 * A run of `ep-lint` on the samples as SVG, as wide as a terminal.
 *
 * @param cwd
 *   The folder of this package.
 */
export async function drawRun(cwd: string): Promise<string> {
  let printed = ''
  await main(['--no-cache', 'fixtures/proposals'], {
    ...processIo(''),
    cwd,
    env: {},
    columns: () => columns,
    hasColors: () => true,
    hasLinks: () => Promise.resolve(false),
    isErrorTerminal: false,
    out: (text) => void (printed += text)
  })
  const rows = printed.trimEnd().split('\n')
  const shown = [
    '\u001B[2m$\u001B[22m npx ep-lint fixtures/proposals',
    ...rows.slice(0, first),
    '    ⋮',
    ...rows.slice(-last)
  ]
  const height = shown.length * lineHeight + 2 * margin
  const width = Math.ceil(columns * charWidth + 2 * margin)
  const lines = shown.map(
    (row, index) =>
      `<text y="${String(margin + 15 + index * lineHeight)}">${spans(row)}</text>`
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="What ep-lint says of the sample proposals">
<style>
${styles(0)}
.text { white-space: pre }
.bold { font-weight: bold }
@media (prefers-color-scheme: dark) {
${styles(1)}
}
</style>
<rect class="ground" width="100%" height="100%" rx="8"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${lines.join('\n')}
</g>
</svg>
`
}

function styles(theme: 0 | 1): string {
  return Object.entries(colors)
    .map(([name, of]) => `.${name} { fill: ${of[theme]} }`)
    .join('\n')
}

/** A row of a terminal as text of SVG, each run of one color in its column. */
function spans(row: string): string {
  const on = new Set<string>()
  let column = 0
  return row
    .split(/(\u001B\[\d+m)/)
    .map((part) => {
      const code = /^\u001B\[(\d+)m$/.exec(part)?.[1]
      if (code === undefined) {
        const at = column
        column += stringWidth(part)
        return span(part, at, on)
      }

      const name = classes[code]
      if (name !== undefined) on.add(name)
      // What ends a color ends the weight, too, which never goes on behind it.
      else on.clear()
      return ''
    })
    .join('')
}

function span(text: string, column: number, on: ReadonlySet<string>): string {
  if (text.trim() === '') return ''
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  const x = (margin + column * charWidth).toFixed(1)
  const names = ['text', ...on].join(' ')
  return `<tspan class="${names}" x="${x}">${escaped}</tspan>`
}
