import type {Finding} from './finding.js'
import {pageOf, summarize, type Reporter} from './report.js'

/** For a comment on a pull request, or a job's summary. */
export const markdown: Reporter = (report) => {
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map(({path, findings}) =>
      [
        `### ${escape(path)}`,
        '| line | finding | rule |\n| ---: | --- | --- |\n' +
          findings.map((d) => row(d)).join('\n')
      ].join('\n\n')
    )
  const sum = `**${summarize(report)}**`
  return `${[...blocks, ...report.notes.map((d) => escape(d)), sum].join('\n\n')}\n`
}

function row(finding: Finding): string {
  const {rule = '', reason, place} = finding
  const page = pageOf(finding)
  const cell = page ? `[${rule}](${page})` : rule
  return `| ${String(place?.line ?? '')} | ${escape(reason)} | ${cell} |`
}

/** Text that stays text; code in backticks stays code, also in a table. */
function escape(text: string): string {
  return text
    .split(/(`+[^`]+`+)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[\\<>[\]_*#]/g, '\\$&')
    )
    .join('')
    .replaceAll('|', '\\|')
}
