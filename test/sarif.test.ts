/** SARIF, read by validators that are not ours. */
import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from '@jest/globals'
import {Ajv} from 'ajv'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {rules} from '../rules/index.js'
import {runAll} from './support/report.js'
import {root, Scratch} from './support/scratch.js'
import {describeWith} from './support/tool.js'

const own = ['--template', 'docs/EP-TEMPLATE.md']
const multitool = findMultitool()
/** The schema of OASIS, in the wording of the multitool and its own. */
const schemas = [
  join(multitool, '../sarif-2.1.0.json'),
  join(root, '../shared/schemas/sarif-schema-2.1.0.json')
]
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

/** The program of `@microsoft/sarif-multitool`, which not every system has. */
function findMultitool(): string {
  try {
    const path: unknown = createRequire(import.meta.url)(
      '@microsoft/sarif-multitool'
    )
    return String(path)
  } catch {
    return ''
  }
}

test('has findings, their places and repairs', async () => {
  const {out} = await scratch.run([
    ...own,
    '--format',
    'sarif',
    'docs/EP-002-days.md'
  ])
  const log: unknown = JSON.parse(out)
  const status = {
    ruleId: 'ep-status',
    ruleIndex: 5,
    level: 'warning',
    message: {text: 'Unexpected status `draft`, expected `Draft`'},
    locations: [
      {
        physicalLocation: {
          artifactLocation: {uri: 'docs/EP-002-days.md'},
          region: {startLine: 3, startColumn: 13, endLine: 3, endColumn: 18}
        }
      }
    ],
    fixes: [
      {
        artifactChanges: [
          {
            artifactLocation: {uri: 'docs/EP-002-days.md'},
            replacements: [
              {
                deletedRegion: {charOffset: 28, charLength: 5},
                insertedContent: {text: 'Draft'}
              }
            ]
          }
        ]
      }
    ]
  }
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ep-lint',
            semanticVersion: '1.2.3',
            informationUri: 'pkg:npm/remark-lint-ep@1.2.3',
            rules: rules.map(({id, summary, why}) => ({
              id,
              help: {markdown: `${summary}\n\n${why}`}
            }))
          }
        },
        results: [
          status,
          {ruleId: 'ep-placeholder'},
          {
            relatedLocations: [
              {message: {text: 'First section `Summary` at line 5'}}
            ]
          }
        ]
      }
    ]
  })
})

test('has a rule and a region for what has none', async () => {
  const [out] = await runAll(scratch, 'sarif')
  const log = JSON.parse(out) as {runs: Array<{results: unknown[]}>}
  expect(log.runs[0]?.results[0]).toEqual({
    ruleId: 'remark',
    level: 'note',
    message: {text: 'No rule'},
    locations: [
      {
        physicalLocation: {
          artifactLocation: {uri: 'docs/EP-001-nights.md'},
          region: {startLine: 1, startColumn: 1, endLine: 1, endColumn: 1}
        }
      }
    ],
    partialFingerprints: {'finding/v1': expect.any(String)}
  })
})

describeWith(
  '@microsoft/sarif-multitool',
  existsSync(multitool),
  'validators of SARIF',
  () => {
    test.each(schemas.filter((d) => existsSync(d)))(
      'find it as %s has it',
      async (path) => {
        const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
        const schema = JSON.parse(text) as {$schema: string}
        const is2020 = schema.$schema.includes('2020-12')
        // The one has a pattern that is wrong by the rules of Unicode.
        const ajv = is2020 ? new Ajv2020() : new Ajv({unicodeRegExp: false})
        formats.default(ajv)
        const validate = ajv.compile(schema)
        const [out] = await runAll(scratch, 'sarif')
        const log = JSON.parse(out) as object
        expect([validate(log), validate.errors]).toEqual([true, null])
        expect(validate({...log, version: '2.0.0'})).toBe(false)
      }
    )

    test('tell no error and no warning', async () => {
      const [out] = await runAll(scratch, 'sarif')
      const validate = (log: string) => {
        scratch.put('report.sarif', log)
        // Where npm runs no scripts of packages, the one that does this, too.
        chmodSync(multitool, 0o755)
        spawnSync(
          multitool,
          [
            'validate',
            'report.sarif',
            '--output=told.sarif',
            '--rule-kind=Sarif;Ghas',
            '--log=ForceOverwrite'
          ],
          {
            cwd: scratch.cwd,
            env: {...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1'}
          }
        )
        const told = scratch.get('told.sarif').replace(/^\uFEFF/, '')
        const {runs} = JSON.parse(told) as {
          runs: Array<{
            results: Array<{ruleId: string}>
            invocations: Array<{executionSuccessful: boolean}>
          }>
        }
        return runs.map(({results, invocations}) => [
          results.map((d) => d.ruleId),
          invocations.map((d) => d.executionSuccessful)
        ])
      }

      expect(validate(out)).toEqual([[[], [true]]])
      expect(
        validate(out.replace(/"startLine": \d+/, '"startLine": 0'))
      ).toEqual([[['JSON1008', 'SARIF1007', 'SARIF2017'], [true]]])
    })
  }
)
