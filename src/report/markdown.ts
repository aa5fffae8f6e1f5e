import {
  pageOf,
  regionOf,
  summarize,
  type Finding,
  type Reporter
} from './report.js'

/** For a comment on a pull request, or a job's summary. */
export const markdown: Reporter = (report, {quiet}) => {
  const blocks = report.files
    .filter((d) => d.findings.length > 0)
    .map(({path, findings}) =>
      [
        `### ${escape(path)}`,
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

function row({message}: Finding): string {
  const {ruleId = '', reason} = message
  const page = pageOf(message)
  const rule = page ? `[${ruleId}](${page})` : ruleId
  const line = String(regionOf(message)?.line ?? '')
  return `| ${line} | ${escape(reason)} | ${rule} |`
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
