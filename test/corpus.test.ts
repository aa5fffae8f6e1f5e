/**
 * Folders of real proposals, where they lie beside the repository, in
 * `../shared/corpus`; they are no part of it.
 */
import {cpSync, existsSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Scratch} from './support/scratch.js'

const corpus = fileURLToPath(
  new URL('../../../shared/corpus/', import.meta.url)
)
const isThere = existsSync(corpus)
if (!isThere) console.warn(`Skipped: expected real proposals in ${corpus}`)
const describeThere = isThere ? describe : describe.skip

interface Finding {
  rule: string
  reason: string
  place: {line: number; column: number}
}

let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

/** Puts the proposals of a community in place of the scratch folder's. */
function copy(community: string): void {
  scratch.remove('docs')
  cpSync(join(corpus, community), join(scratch.cwd, 'docs'), {recursive: true})
}

/** What there is to say of files, by their paths. */
async function lint(
  ...args: string[]
): Promise<Record<string, Array<[place: string, rule: string, what: string]>>> {
  const {out} = await scratch.run([...args, '--format', 'json'])
  const report = JSON.parse(out) as {
    files: Array<{path: string; findings: Finding[]}>
  }
  return Object.fromEntries(
    report.files.map(({path, findings}) => [
      path,
      findings.map(({place, rule, reason}) => [
        `${String(place.line)}:${String(place.column)}`,
        rule,
        reason
      ])
    ])
  )
}

describeThere('the folder of Kepler', () => {
  const template = ['--template', 'docs/EP-TEMPLATE.md']

  beforeEach(() => {
    copy('kepler')
  })

  test('has an index that is out of step, told once', async () => {
    expect(await lint('docs/index.md', ...template)).toEqual({
      'docs/index.md': [
        [
          '10:85',
          'ep-index',
          'Unexpected status `Draft`, expected `Implemented` as in `EP-001-redfish-support.md`'
        ],
        [
          '11:3',
          'ep-index',
          'Unexpected link to `EP-002-MSR-Fallback-Power-Meter.md`, which is not there, expected a proposal of the folder, correct the link or remove the row'
        ],
        [
          '11:134',
          'ep-index',
          'Unexpected missing row for `EP-003-GPU-Power-Monitoring.md`, expected it in the table'
        ]
      ]
    })
    const {
      'docs/EP-001-redfish-support.md': one,
      'docs/EP-003-GPU-Power-Monitoring.md': three
    } = await lint(
      'docs/EP-001-redfish-support.md',
      'docs/EP-003-GPU-Power-Monitoring.md',
      ...template
    )
    const isIndex = ([, rule]: readonly string[]) => rule === 'ep-index'
    expect(one?.filter(isIndex)).toEqual([
      [
        '3:15',
        'ep-index',
        'Unexpected status `Implemented`, expected `Draft` as in `index.md:10`, make the two agree'
      ]
    ])
    expect(three?.filter(isIndex)).toEqual([
      [
        '1:1',
        'ep-index',
        'Unexpected proposal without a row in `index.md`, expected one for `EP-003`, add it or run `ep-lint index --write`'
      ]
    ])
    // Together with the index, the facts are told in that.
    const all = await lint('docs', ...template)
    expect(
      Object.entries(all).flatMap(([path, found]) =>
        found.filter(isIndex).map(([at]) => [path, at])
      )
    ).toEqual([
      ['docs/index.md', '10:85'],
      ['docs/index.md', '11:3'],
      ['docs/index.md', '11:134']
    ])
  })

  test('has an index that can be brought in step but for one row', async () => {
    const before = scratch.get('docs/index.md').split('\n')
    const {code, out, error} = await scratch.run([
      'index',
      '--write',
      ...template
    ])
    expect([code, out]).toEqual([1, 'Updated docs/index.md\n'])
    expect(error).toMatch(/^docs\/index\.md: Unexpected link to `EP-002-/)
    const after = scratch.get('docs/index.md').split('\n')
    expect(after.filter((d) => !before.includes(d))).toEqual([
      '| [EP-001](EP-001-redfish-support.md)          | Redfish Power Monitoring Support | Implemented | Sunil Thaha             | 2025-08-14 |',
      '| [EP-003](EP-003-GPU-Power-Monitoring.md)     | GPU Power Monitoring             | Draft (Reference Implementation Available) | Vimal Kumar             | 2025-12-10 |'
    ])
    expect(before.filter((d) => !after.includes(d))).toEqual([before[9]])
  })

  test('has a companion, which is listed and not judged', async () => {
    const {out} = await scratch.run(['status', '--format', 'json', ...template])
    expect(JSON.parse(out)).toMatchObject({
      proposals: [
        {number: 1, status: 'Implemented', openQuestions: 4},
        {number: 3, title: 'GPU Power Monitoring', openQuestions: 2}
      ],
      indexes: [{path: 'docs/index.md', findings: 3}],
      otherFiles: ['docs/mig-power-attribution.md']
    })
    const note = 'docs/mig-power-attribution.md was not linted: not a proposal'
    expect(
      await scratch.run(['docs/mig-power-attribution.md', ...template])
    ).toEqual({
      code: 0,
      out: `${note}\n\n0 files checked, nothing found\n`,
      error: ''
    })
  })
})

describeThere('a folder is no worse', () => {
  const known = new Set(['ep-placeholder', 'ep-empty-section'])

  test.each([
    ['kepler', 'EP-TEMPLATE.md', []],
    ['kepler-2025', 'EP_TEMPLATE.md', []],
    // Its template has words before the title.
    ['openshift', 'TEMPLATE.md', ['ep-title']],
    ['kep', 'TEMPLATE.md', []],
    ['rust', 'TEMPLATE.md', []],
    ['swift', 'TEMPLATE.md', []],
    ['eip', 'TEMPLATE.md', []]
  ])(
    'with a new proposal of %s, and where that is promoted',
    async (community, name, own) => {
      copy(community)
      const template = ['--template', `docs/${name}`]
      const before = await lint('docs', ...template).catch(() => ({}))
      await scratch.run([
        ...['new', 'Sizes: a|b & `c<D>`', 'docs', '--draft'],
        ...['--author', 'A: "B"', ...template]
      ])
      const drafted = await lint('docs', ...template)
      const [draft = '', ...others] = Object.keys(drafted).filter(
        (d) => !(d in before)
      )
      expect(others).toEqual([])
      expect(draft).toContain('sizes-ab-cd.md')
      const rules = new Set(drafted[draft]?.map(([, rule]) => rule))
      expect([...rules].filter((d) => !known.has(d))).toEqual(own)
      // With a draft among them, a message may name the form of drafts, too.
      const alone = JSON.stringify(drafted).replaceAll(
        ' or `draft-YYYYMMDD-<slug>.md`',
        ''
      )
      const isTold = JSON.stringify(before).includes('draft-YYYYMMDD')
      expect(isTold ? drafted : JSON.parse(alone)).toMatchObject(before)
      if (!draft.includes('/draft-')) return
      const {out} = await scratch.run(['promote', draft, ...template])
      const file = /^rename \S+ to (\S+)/.exec(out)?.[1] ?? ''
      const {[file]: promoted, ...rest} = await lint('docs', ...template)
      expect(promoted).toEqual(drafted[draft])
      expect(rest).toEqual(before)
    },
    60_000
  )
})
