/** A run with all that a report can have in it. */
import {cpSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from '@jest/globals'
import {fixtures} from './run.js'
import {bad, good, type Scratch} from './scratch.js'

const hostile = 'docs/EP-003, 100%25: *x* | `y\n::error::z.md'
const plugin = `export default () => (tree, file) => {
  if (!file.path.endsWith('001-nights.md')) return
  file.info('No rule')
  file.message(
    '50%25 & <b>: _a_ [b](c) ~~d~~\\n\`\`e\` | f\`\` #1 \\\\* \`g',
    {line: 1, column: 3},
    'other:rule'
  ).url = 'https://example.org/rule'
}
`
/** What `--format json` gives, as far as tests compare it. */
export interface Report {
  files: Array<{path: string; findings: Finding[]}>
  notes: string[]
}

interface Finding {
  rule?: string
  severity: string
  reason: string
  page?: string
  place?: {line: number; column: number; endLine: number; endColumn: number}
}

/** Lints a folder with findings of all kinds, and files that cannot be read. */
export async function runAll(
  scratch: Scratch,
  format: string
): Promise<[out: string, json: Report]> {
  scratch.put('README.md', '# A project\n')
  scratch.put(hostile, bad.replace('EP-002', 'EP-003'))
  const lines = good.replace('Nights.', '[Say\nwhat.]')
  scratch.put('docs/EP-006-lines.md', lines.replace('001', '006'))
  scratch.put('docs/EP-004-picture.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
  symlinkSync('nowhere.md', join(scratch.cwd, 'docs/EP-005-link.md'))
  const samples = fileURLToPath(new URL('proposals', fixtures))
  cpSync(samples, join(scratch.cwd, 'samples'), {recursive: true})
  scratch.put('plugin.mjs', plugin)
  scratch.put('.remarkrc.json', '{"plugins": ["./plugin.mjs"]}')
  const {code, out} = await scratch.run([
    '--rule=ep-status=error',
    `--format=${format}`,
    '--format=json=report.json',
    '.',
    'README.md'
  ])
  const text = scratch.get('report.json').replaceAll(scratch.cwd, '/…')
  const json = JSON.parse(text) as Report
  const severities = json.files.flatMap((d) => d.findings)
  expect(code).toBe(2)
  expect(new Set(severities.map((d) => d.severity))).toEqual(
    new Set(['note', 'warning', 'error'])
  )
  return [out, json]
}
