import {visible, visibleText} from '../base/visible.js'
import type {Finding} from './finding.js'
import {pageOf, summarize, type Reporter} from './report.js'

/** For a comment on a pull request, or the summary of a job. */
export const markdown: Reporter = (report, {quiet}) => {
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map(({path, findings}) =>
      [
        `### ${escapeMarkdown(toLine(path))}`,
        '| line | finding | rule |\n| ---: | --- | --- |\n' +
          findings.map((d) => row(d)).join('\n')
      ].join('\n\n')
    )
  if (!quiet) {
    blocks.push(...report.notes.map((d) => escapeMarkdown(visibleText(d))))
    blocks.push(`**${summarize(report)}**`)
  }

  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}

function row(finding: Finding): string {
  const {rule = '', reason, place} = finding
  const page = pageOf(finding)
  const cell = page ? `[${rule}](${page})` : rule
  // A bar ends the cell, even within code.
  const text = escapeMarkdown(toLine(reason)).replaceAll('|', '\\|')
  return `| ${String(place?.line ?? '')} | ${text} | ${cell} |`
}

function toLine(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
}

const codeSpan = /((?<!`)(`+)(?!`).*?(?<!`)\2(?!`))/

/** Escapes Markdown, but for code in backticks. */
function escapeMarkdown(text: string): string {
  return text
    .split(codeSpan)
    .map((part, index) => {
      if (index % 3 === 2) return ''
      // In a table, code cannot contain a backslash before a bar.
      const isCode = index % 3 === 1 && !part.includes('\\|')
      return isCode ? part : part.replace(/[\\`<>[\]_*#~&]/g, '\\$&')
    })
    .join('')
}
