import type {Finding} from './finding.js'
import {pageOf, summarize, type Reporter} from './report.js'

/** For a comment on a pull request, or a job's summary. */
export const markdown: Reporter = (report, {quiet}) => {
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map(({path, findings}) =>
      [
        `### ${escape(toLine(path))}`,
        '| line | finding | rule |\n| ---: | --- | --- |\n' +
          findings.map((d) => row(d)).join('\n')
      ].join('\n\n')
    )
  if (!quiet) {
    blocks.push(...report.notes.map((d) => escape(d)))
    blocks.push(`**${summarize(report)}**`)
  }

  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}

function row(finding: Finding): string {
  const {rule = '', reason, place} = finding
  const page = pageOf(finding)
  const cell = page ? `[${rule}](${page})` : rule
  // A bar ends a cell, even in code.
  const text = escape(toLine(reason)).replaceAll('|', '\\|')
  return `| ${String(place?.line ?? '')} | ${text} | ${cell} |`
}

function toLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

const span = /((?<!`)(`+)(?!`).*?(?<!`)\2(?!`))/

/** Text that stays text; code in backticks stays code. */
function escape(text: string): string {
  return text
    .split(span)
    .map((part, index) => {
      if (index % 3 === 2) return ''
      // No code in a table can have a backslash before a bar.
      const isCode = index % 3 === 1 && !part.includes('\\|')
      return isCode ? part : part.replace(/[\\`<>[\]_*#~&]/g, '\\$&')
    })
    .join('')
}
