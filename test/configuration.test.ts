/** Mistakes of configurations: each is told once, at the file to correct. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {good, Scratch} from './support/scratch.js'

const example = '`{"plugins": [["remark-lint-ep", {"template": "…"}]]}`'
const json = '.remarkrc.json'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  scratch.put('AGENTS.md', '# For agents\n')
  scratch.put('docs/more/EP-003-noons.md', good.replace('001', '003'))
})

afterEach(() => {
  scratch.remove()
})

describe('a mistake', () => {
  test.each([
    [
      json,
      '{"plugin": [["remark-lint-ep", {"template": "x.md"}]]}',
      '1:2',
      'Unexpected key `plugin` of the configuration, expected `plugins`'
    ],
    [
      '.remarkrc.yaml',
      'plugns:\n  remark-lint-ep:\n    template: x.md\n',
      '',
      'Unexpected key `plugns` of the configuration, expected `plugins`'
    ],
    [
      json,
      '{\n  "template": "x.md"\n}\n',
      '2:3',
      `Unexpected key \`template\` of the configuration, expected it within \`plugins\`, such as ${example}`
    ],
    [
      json,
      '{"remark-lint-ep": {"template": "x.md"}}',
      '1:2',
      `Unexpected key \`remark-lint-ep\` of the configuration, expected it within \`plugins\`, such as ${example}`
    ],
    [
      'package.json',
      '{"remarkConfig": {"rules": {"ep-status": "error"}}}',
      '1:19',
      `Unexpected key \`rules\` of the configuration, expected it within \`plugins\`, such as ${example}`
    ],
    [
      json,
      '[["remark-lint-ep", {"template": "x.md"}]]',
      '',
      `Unexpected list as the configuration, expected an object such as ${example}`
    ],
    [
      json,
      '{"plugins": ["remark-lint-ep", {"template": "x.md"}]}',
      '1:14',
      `Unexpected options beside \`remark-lint-ep\`, expected them in a list with it, such as ${example}`
    ],
    [
      json,
      '{"plugins": [{"lint-ep": {"template": "x.md"}}]}',
      '',
      `Unexpected options beside \`remark-lint-ep\`, expected them in a list with it, such as ${example}`
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"templat": "x.md"}]]}',
      '1:34',
      'Unexpected option `templat`, expected `template`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"rules": {"ep-statsu": "off"}}]]}',
      '1:44',
      'Unexpected rule `ep-statsu` in the option `rules`, expected `ep-status`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"rules": {"ep-status": "warning"}}]]}',
      '1:57',
      'Unexpected severity `"warning"` for the rule `ep-status`, expected `false`, `"warn"` or `"error"`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"today": "now"}]]}',
      '1:43',
      'Unexpected `"now"` for the option `today`, expected a date such as `2026-01-31`'
    ],
    [
      json,
      '{"plugins": ["./other.mjs", ["remark-lint-ep", {"files": "docs"}]]}',
      '1:58',
      'Unexpected `"docs"` for the option `files`, expected a list of globs, such as `["docs/proposals/*.md"]`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", "docs/EP-TEMPLATE.md"]]}',
      '1:33',
      'Unexpected options `"docs/EP-TEMPLATE.md"`, expected an object such as `{"template": "EP-TEMPLATE.md"}`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"template": 5}]]}',
      '1:34',
      'Unexpected `5` for the option `template`, expected a path, a `file:` URL, what `readTemplate` gives, or a list of these'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"template": []}]]}',
      '1:34',
      'Unexpected `[]` for the option `template`, expected a path, a `file:` URL, what `readTemplate` gives, or a list of these'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"statuses": "Draft"}]]}',
      '1:46',
      'Unexpected `"Draft"` for the option `statuses`, expected a list of statuses, such as `["Draft", "Accepted"]`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"aliases": {"Summary": "Abstract"}}]]}',
      '1:34',
      'Unexpected `{"Summary":"Abstract"}` for the option `aliases`, expected lists of other names by section or field, such as `{"Summary": ["Abstract"]}`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"rules": ["ep-status"]}]]}',
      '1:34',
      'Unexpected `["ep-status"]` for the option `rules`, expected rule ids with `false`, `"warn"` or `"error"`, such as `{"ep-title": "error"}`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"names": []}]]}',
      '1:34',
      'Unexpected `[]` for the option `names`, expected a list of forms, such as `["EP-XXX-<slug>.md"]`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"lifecycle": ["Draft"]}]]}',
      '1:34',
      'Unexpected `["Draft"]` for the option `lifecycle`, expected lists of next statuses by status, such as `{"Draft": ["Accepted"]}`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"severities": {"Draft": "warning"}}]]}',
      '1:34',
      'Unexpected `{"Draft":"warning"}` for the option `severities`, expected `"off"`, `"warn"` or `"error"` by status, such as `{"Withdrawn": "off"}`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"history": "yes"}]]}',
      '1:45',
      'Unexpected `"yes"` for the option `history`, expected `true` or `false`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"metadata": 1}]]}',
      '1:34',
      'Unexpected `1` for the option `metadata`, expected the name of a YAML file, such as `"kep.yaml"`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"overrides": [{"template": "a.md"}]}]]}',
      '1:34',
      'Unexpected `[{"template":"a.md"}]` for the option `overrides`, expected a list of options with the files that they are for, such as `[{"files": ["adr/*.md"], "template": "adr/template.md"}]`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"overrides": [{"files": ["a"], "rule": {}}]}]]}',
      '1:65',
      'Unexpected option `rule` of `overrides[0]`, expected `rules`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"reportUnusedDisables": "yes"}]]}',
      '1:58',
      'Unexpected `"yes"` for the option `reportUnusedDisables`, expected `true` or `false`'
    ],
    [
      json,
      '{"plugins": [["remark-lint-ep", {"fix": 1}]]}',
      '1:34',
      'Unexpected `1` for the option `fix`, expected `true` or `false`'
    ],
    [
      '.remarkrc.mjs',
      'export default {plugins: [["remark-lint-ep", {template: 5}]]}',
      '',
      'Unexpected `5` for the option `template`, expected a path, a `file:` URL, what `readTemplate` gives, or a list of these'
    ],
    [
      '.remarkrc',
      '{"plugins": {"remark-lint-ep": {"file": ["a"]}}}',
      '1:33',
      'Unexpected option `file`, expected `files`'
    ]
  ])('in %s: %j', async (name, text, place, reason) => {
    scratch.put('other.mjs', 'export default () => undefined\n')
    scratch.put(name, text)
    const at = place === '' ? '  ' : `  ${place}`
    expect(await scratch.run(['.'])).toEqual({
      code: 2,
      out: `${name}
${at}  error  ${reason}  options

5 files could not be linted until that is corrected

1 error in 1 file
`,
      error: ''
    })
  })

  test('of folders that look for a template in different places', async () => {
    const options = {template: 'nowhere.md'}
    scratch.put(json, JSON.stringify({plugins: [['remark-lint-ep', options]]}))
    const {code, out} = await scratch.run(['-q'])
    expect([code, out.split('\n')]).toEqual([
      2,
      [
        json,
        expect.stringMatching(
          /^ {2}1:43 {2}error {2}Unexpected missing template `nowhere.md`, .*, check the option `template` {2}options$/
        ),
        ''
      ]
    ])
    expect(await scratch.run(['--template=no.md', '--format=json'])).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected missing template `/…/no.md`, expected a Markdown file there, check the option `template`\n'
    })
  })

  test('of one folder, while others are linted', async () => {
    scratch.put('docs/more/.remarkrc.json', '{"plugin": []}')
    const {code, out} = await scratch.run(['--format=json', 'docs'])
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      errors: 1,
      warnings: 3,
      notes: [
        expect.stringMatching(/^Used the template /),
        '1 file could not be linted until that is corrected'
      ],
      files: [
        {path: 'docs/more/.remarkrc.json', findings: [{rule: 'options'}]},
        {path: 'docs/EP-001-nights.md', findings: []},
        {path: 'docs/EP-002-days.md'}
      ]
    })
  })

  test('in the template', async () => {
    scratch.put('docs/EP-TEMPLATE.md', '---\na: [\n---\n# EP-XXX: [Title]\n')
    const {code, out} = await scratch.run(['-q', 'docs'])
    expect([code, out.split('\n', 1)]).toEqual([2, ['docs/EP-TEMPLATE.md']])
    expect(out.match(/error/g)).toHaveLength(1)
  })
})

test.each([
  [{output: true}, 'output'],
  [{plugins: ['./other.mjs'], extends: 'x'}, 'extends']
])('%j gets a note', async (config, key) => {
  scratch.put('other.mjs', 'export default () => undefined\n')
  scratch.put(json, JSON.stringify(config))
  const {code, out} = await scratch.run(['docs/EP-001-nights.md'])
  expect([code, out]).toEqual([
    0,
    expect.stringContaining(
      `${json} does not configure remark-lint-ep: nothing reads its key \`${key}\`, expected \`plugins\``
    )
  ])
})

describe('the configuration in force', () => {
  const options = {
    statuses: ['Draft'],
    rules: {'ep-status': 'error'},
    overrides: [{files: ['docs/more/*.md'], statuses: ['Open']}]
  }

  test.each([
    [[['remark-lint-ep', options]]],
    [['./other.mjs', ['remark-lint-ep', options]]]
  ])('is printed with where it comes from: %j', async (plugins) => {
    scratch.put('other.mjs', 'export default () => undefined\n')
    scratch.put(json, JSON.stringify({plugins}))
    const {code, out} = await scratch.run([
      '--print-config=docs/EP-001-nights.md',
      '--rule=ep-title=off'
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      file: 'docs/EP-001-nights.md',
      isProposal: true,
      configuration: json,
      template: {
        path: 'docs/EP-TEMPLATE.md',
        from: 'the only template beside the file'
      },
      statuses: ['Draft'],
      options: {statuses: {value: ['Draft'], from: json}},
      rules: {
        'ep-title': {severity: 'off', from: 'command line'},
        'ep-status': {severity: 'error', from: json},
        'ep-date': {severity: 'warn', from: 'default'}
      }
    })
  })

  test('has overrides, and what the command line gives', async () => {
    scratch.put(json, JSON.stringify({plugins: [['lint-ep', options]]}))
    const {out} = await scratch.run([
      '--print-config=docs/more/EP-003-noons.md',
      '--template=docs/EP-TEMPLATE.md'
    ])
    expect(JSON.parse(out)).toMatchObject({
      template: {path: 'docs/EP-TEMPLATE.md', from: 'command line'},
      statuses: ['Open'],
      options: {statuses: {value: ['Open'], from: `overrides of ${json}`}}
    })
  })

  test('without one is the built-in template', async () => {
    const {out} = await scratch.run(['--print-config', 'AGENTS.md'])
    expect(JSON.parse(out)).toMatchObject({
      isProposal: false,
      template: {path: 'built-in', from: 'built-in'},
      options: {}
    })
  })

  test.each([
    [
      ['--print-config=x.md'],
      'Unexpected `x.md` for `--print-config`, expected a file that exists\n'
    ],
    [
      ['--print-config=AGENTS.md', 'docs'],
      'Unexpected argument `docs` with `--print-config`, expected one file, behind the option\n'
    ],
    [
      ['--print-config=AGENTS.md', '--rule=ep-status=error'],
      'Unexpected option `templat`, expected `template`\n'
    ],
    [
      ['--print-config=docs/EP-001-nights.md'],
      'Unexpected `docs/EP-001-nights.md` for `--print-config`, expected a file that `.remarkignore` does not name\n'
    ]
  ])('of %j is refused', async (args, error) => {
    scratch.put(json, '{"plugins": [["lint-ep", {"templat": "x.md"}]]}')
    scratch.put('.remarkignore', 'docs\n')
    expect(await scratch.run(args)).toEqual({code: 2, out: '', error})
  })
})

describe('a configuration that is named', () => {
  const bad = 'docs/EP-002-days.md'
  const own =
    '{"plugins": [["remark-lint-ep", {"rules": {"ep-status": false}}]]}'
  const all = [
    '3:13: Unexpected status `draft`, expected `Draft` [warning/ep-status]',
    '7:1: Unexpected `TODO: a | b`, expected the finished text [warning/ep-placeholder]',
    '9:1: Unexpected second section `Summary`, expected one, merge the two [warning/ep-unique-section]'
  ].map((d) => `${bad}:${d}`)
  const quiet = [
    '--template',
    'docs/EP-TEMPLATE.md',
    '--format=unix',
    '-q',
    bad
  ]
  const lint = async (...args: string[]) =>
    (await scratch.run([...quiet, ...args])).out.trimEnd().split('\n')

  beforeEach(() => {
    const title = {'ep-title': 'error', 'ep-placeholder': false}
    const options = {rules: title}
    const plugins = [['remark-lint-ep', options]]
    scratch.put(json, JSON.stringify({plugins}))
  })

  test.each([
    ['ci.json', own],
    [
      'ci.yml',
      'plugins:\n  - - remark-lint-ep\n    - rules:\n        ep-status: false\n'
    ],
    // With another plugin, and as code.
    ['other.json', own.replace('[[', '["./none.mjs", [')],
    ['ci.mjs', `export default ${own}`]
  ])('counts alone: %s', async (name, text) => {
    scratch.put(`ci/${name}`, text)
    scratch.put('ci/none.mjs', 'export default () => undefined\n')
    expect(await lint()).toEqual([all[0], all[2]])
    expect(await lint('--config', `ci/${name}`)).toEqual(all.slice(1))
  })

  test('may be none', async () => {
    expect(await lint('--no-config')).toEqual(all)
    const {out} = await scratch.run(['--no-config', 'status', 'docs'])
    expect(out).toMatch(/ 2 {2}Days .* 3$/m)
  })

  test('is what the configuration in force is said to be', async () => {
    scratch.put('ci.json', own)
    const {out} = await scratch.run(['--config=ci.json', '--print-config', bad])
    expect(JSON.parse(out)).toMatchObject({
      configuration: 'ci.json',
      rules: {
        'ep-status': {severity: 'off', from: 'ci.json'},
        'ep-placeholder': {severity: 'warn', from: 'default'}
      }
    })
  })

  test.each([
    [
      ['--config', 'gone.json'],
      'Unexpected missing configuration `/…/gone.json`, expected a file with options such as `.remarkrc.json`, check `--config`'
    ],
    [
      ['--config='],
      'Unexpected empty value of `--config`, expected a value, or the option left out'
    ]
  ])('has to be there: %j', async (args, reason) => {
    const {code, error} = await scratch.run([...args, bad])
    expect([code, error]).toEqual([2, `${reason}\n`])
  })
})

test('a baseline may be left out', async () => {
  const args = ['--template', 'docs/EP-TEMPLATE.md', 'docs']
  await scratch.run([...args, '--update-baseline'])
  expect((await scratch.run(args)).code).toBe(0)
  const {code, out} = await scratch.run([...args, '--no-baseline'])
  expect(code).toBe(1)
  expect(out).toContain('Unexpected status `draft`')
})
