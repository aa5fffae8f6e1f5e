/** What the plugin says to whoever sets it up, and which files it judges. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {Ajv} from 'ajv'
import {remark} from 'remark'
import {VFile} from 'vfile'
import type {Plugin} from 'unified'
import type {Root} from 'mdast'
import remarkLintEpCore from '../src/core.js'
import remarkLintEp, {readTemplate, type Options} from '../src/index.js'
import {checkOptions, optionNames} from '../src/linter/check-options.js'
import {isObject} from '../src/linter/options.js'
import {homepage, urlOf} from '../src/rule/url.js'
import {parse} from '../src/remark/parse.js'
import {rulePlugin} from '../src/rule-plugin.js'

const template =
  '# EP-XXX: [Enhancement Title]\n\n**Status**: Draft\n\n## Summary\n\n[Say what.]\n'
const proposal =
  '# EP-007: Nights\n\n**Status**: Done\n\n## Summary\n\nNights.\n'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'remark-lint-ep-'))
  mkdirSync(join(folder, 'docs', 'proposals'), {recursive: true})
  writeFileSync(join(folder, 'docs', 'template.md'), template)
})

afterAll(() => {
  rmSync(folder, {recursive: true})
})

/** The plugin as a configuration file calls it: with anything. */
function loose(plugin: typeof remarkLintEp): Plugin<[unknown, unknown?], Root> {
  // @ts-expect-error: it checks its options itself, which is what is tested.
  return plugin
}

/** The reasons that a document gets; paths are below the folder. */
function reasons(
  options: unknown,
  {
    path = 'EP-007-nights.md',
    value = proposal,
    plugin = loose(remarkLintEp),
    set = {}
  } = {}
): string[] {
  const file = new VFile({
    value,
    cwd: folder,
    ...(path && {path: join(folder, path)})
  })
  remark().use(plugin, options, set).processSync(file)
  return file.messages.map((d) => d.reason.replaceAll(folder, '/…'))
}

describe('options', () => {
  test.each<[unknown, string]>([
    [
      'x',
      'Unexpected options `"x"`, expected an object such as `{"template": "EP-TEMPLATE.md"}`'
    ],
    [{templat: 'x'}, 'Unexpected option `templat`, expected `template`'],
    [
      {zzzzzzzz: 'x'},
      'Unexpected option `zzzzzzzz`, expected `template`, `files`, `statuses`, `aliases`, `rules`, `today`, `fix`, `insert`, `names`, `lifecycle`, `severities`, `history`, `metadata`, `overrides`, `baseline` or `reportUnusedDisables`'
    ],
    [
      {template: 1},
      'Unexpected `1` for the option `template`, expected a path, a `file:` URL, what `readTemplate` gives, or a list of these'
    ],
    [
      {template: new URL('https://example.com')},
      'Unexpected `"https://example.com/"` for the option `template`, expected a path, a `file:` URL, what `readTemplate` gives, or a list of these'
    ],
    [
      {files: '*.md'},
      'Unexpected `"*.md"` for the option `files`, expected a list of globs, such as `["docs/proposals/*.md"]`'
    ],
    [
      {statuses: []},
      'Unexpected `[]` for the option `statuses`, expected a list of statuses, such as `["Draft", "Accepted"]`'
    ],
    [
      {statuses: () => 1},
      'Unexpected `function` for the option `statuses`, expected a list of statuses, such as `["Draft", "Accepted"]`'
    ],
    [
      {aliases: {Summary: 'x'}},
      'Unexpected `{"Summary":"x"}` for the option `aliases`, expected lists of other names by section or field, such as `{"Summary": ["Abstract"]}`'
    ],
    [
      {aliases: {Sumary: ['x']}},
      'Unexpected `Sumary` in the option `aliases`, expected a section or field of the template `built-in`, such as `Summary`'
    ],
    [
      {aliases: {'Something else': ['x']}},
      'Unexpected `Something else` in the option `aliases`, expected a section or field of the template `built-in`'
    ],
    [
      {rules: []},
      'Unexpected `[]` for the option `rules`, expected rule ids with `false`, `"warn"` or `"error"`, such as `{"ep-title": "error"}`'
    ],
    [
      {rules: {'ep-statsu': 'warn'}},
      'Unexpected rule `ep-statsu` in the option `rules`, expected `ep-status`'
    ],
    [
      {rules: {'ep-status': 2}},
      'Unexpected severity `2` for the rule `ep-status`, expected `false`, `"warn"` or `"error"`'
    ],
    [
      {today: '2026-02-30'},
      'Unexpected `"2026-02-30"` for the option `today`, expected a date such as `2026-01-31`'
    ],
    [
      {names: ['EP-XXX-NNNN-<slug>.md']},
      'Unexpected second number in the form `EP-XXX-NNNN-<slug>.md` of the option `names`, expected one, such as in `EP-XXX-<slug>.md`'
    ],
    [
      {names: ['EP-XXX.md', 'YYYYMMDD-YYYYMMDD-<slug>.md']},
      'Unexpected second day in the form `YYYYMMDD-YYYYMMDD-<slug>.md` of the option `names`, expected one, such as in `draft-YYYYMMDD-<slug>.md`'
    ],
    [
      {template: 'nowhere.md'},
      'Unexpected missing template `nowhere.md`, expected it beside the proposal or above, looked in `/…`'
    ],
    [
      {template: '/nowhere/at-all.md'},
      'Unexpected missing template `/nowhere/at-all.md`, expected a Markdown file there, check the option `template`'
    ],
    [
      {template: 'docs'},
      'Unexpected unreadable template `/…/docs`, expected a Markdown file: EISDIR: illegal operation on a directory'
    ],
    [
      {template: 'docs/template.md/x.md'},
      'Unexpected missing template `docs/template.md/x.md`, expected it beside the proposal or above, looked in `/…`'
    ]
  ])('%j', (options, reason) => {
    const [first, ...others] = reasons(options)
    expect(first?.replace(/(looked in `\/…`).*$/, '$1')).toBe(reason)
    expect(others).toEqual([])
  })

  test('a template without headings, or with broken front matter', () => {
    writeFileSync(join(folder, 'plain.md'), 'Only text.\n')
    writeFileSync(join(folder, 'broken.md'), '---\n"a\n---\n\n# T\n')
    expect(reasons({template: 'plain.md'})).toEqual([
      'Unexpected template `/…/plain.md` without a heading, expected a document with the title and sections that proposals have'
    ])
    expect(reasons({template: 'broken.md'})).toEqual([
      'Unexpected front matter in the template `/…/broken.md`, expected valid YAML, see line 2: Missing closing "quote'
    ])
    writeFileSync(join(folder, 'utf-16.md'), '\uFEFF# T\n', 'utf16le')
    expect(reasons({template: 'utf-16.md'})).toEqual([
      'Unexpected binary template `/…/utf-16.md`, expected a Markdown file, save it as UTF-8 if it is text'
    ])
    writeFileSync(join(folder, 'broken.md'), '+++\na: 1\n+++\n\n# T\n')
    expect(reasons({template: 'broken.md'})).toEqual([
      'Unexpected front matter in the template `/…/broken.md`, expected valid TOML: illegal character in key'
    ])
  })

  test('a mistake is told in full once for a run, and is fatal', () => {
    const set = {}
    const first = reasons({today: 1}, {path: 'a.md', set})
    const again = reasons({today: 1}, {path: 'a.md', set})
    const other = reasons({today: 1}, {path: 'b.md', set})
    expect(first[0]).toContain('for the option `today`')
    expect(again).toEqual(first)
    expect(other).toEqual(['Not linted, see `/…/a.md`'])
    const file = new VFile(proposal)
    remark().use(remarkLintEp, {today: 'x'}).processSync(file)
    expect(
      file.messages.map((d) => [d.fatal, d.stack, d.ruleId, d.source])
    ).toEqual([[true, '', 'options', 'remark-lint-ep']])
  })

  test('severities, statuses, today and null', () => {
    const said = (options: Options | null) => {
      const file = new VFile({path: 'EP-007-x.md', value: proposal})
      const schema = readTemplate(parse(template), template)
      remark()
        .use(remarkLintEp, options && {template: schema, ...options})
        .processSync(file)
      return file.messages.map((d) => [d.ruleId, d.fatal])
    }
    expect(said({})).toEqual([['ep-status', false]])
    expect(said({rules: {'ep-status': 'error'}})).toEqual([['ep-status', true]])
    expect(said({rules: {'ep-status': false}})).toEqual([])
    expect(said({statuses: ['Done']})).toEqual([])
    expect(said(null).length).toBeGreaterThan(10)
  })

  test('an error that is no mistake in the options is thrown', () => {
    const schema = readTemplate(parse(template), template)
    const broken = {
      ...schema,
      get fields(): never {
        throw new Error('from inside')
      }
    }
    expect(() => reasons({template: broken})).toThrow('from inside')
  })
})

describe('the template', () => {
  const done = [
    'Unexpected status `Done`, expected `Draft`, `Accepted`, `Implemented`, `Rejected` or `Superseded`'
  ]

  test('is looked for beside the file and above', () => {
    const path = 'docs/proposals/EP-007-nights.md'
    expect(reasons({template: 'docs/template.md'}, {path})).toEqual(done)
    expect(reasons({template: 'template.md'}, {path})).toEqual(done)
    expect(reasons({template: '../template.md'}, {path})).toEqual(done)
    expect(
      reasons({template: join(folder, 'docs', 'template.md')}, {path})
    ).toEqual(done)
    expect(
      reasons(
        {template: pathToFileURL(join(folder, 'docs', 'template.md'))},
        {path}
      )
    ).toEqual(done)
    expect(reasons({template: 'docs/template.md'}, {path: ''})).toEqual(done)
  })

  test('is read again when it changes', () => {
    const path = join(folder, 'changing.md')
    writeFileSync(path, template)
    expect(reasons({template: 'changing.md'})).toEqual(done)
    writeFileSync(path, template.replace('Draft', 'Open | Done'))
    utimesSync(path, 1, 1)
    expect(reasons({template: 'changing.md'})).toEqual([])
  })

  test('is no proposal itself, whatever its name', () => {
    writeFileSync(join(folder, 'EP-000-model.md'), template)
    expect(
      reasons(
        {template: 'EP-000-model.md'},
        {path: 'EP-000-model.md', value: template}
      )
    ).toEqual([])
  })

  test('has to be read already for the core', () => {
    const plugin = loose(remarkLintEpCore)
    expect(reasons({template: 'x.md'}, {plugin})).toEqual([
      'Unexpected `x.md` for the option `template`, expected what `readTemplate` gives: `remark-lint-ep/core` reads no files'
    ])
    const schema = readTemplate(parse(template), template)
    expect(reasons({template: schema}, {plugin})).toEqual(done)
    const free = readTemplate(parse('## Summary\n'), '## Summary\n')
    expect(
      reasons({template: free, aliases: {Goals: ['x']}}, {plugin})
    ).toEqual([
      'Unexpected `Goals` in the option `aliases`, expected a section or field of the template `given`'
    ])
  })
})

describe('which files are judged', () => {
  const other = '# Notes\n\n**Status**: Done\n'
  const index =
    '# List\n\n| ID | Title | Status |\n| - | - | - |\n| EP-001 | A | Done |\n'
  test.each<
    [path: string, value: string, files: string[] | undefined, judged: boolean]
  >([
    ['', other, undefined, true],
    ['EP-007-nights.md', other, undefined, true],
    ['ep_007.md', other, undefined, true],
    ['draft-20260115-nights.md', other, undefined, true],
    ['notes.md', other, undefined, false],
    ['notes.md', proposal, undefined, true],
    ['EPISODE.md', other, undefined, false],
    ['README.md', other, undefined, false],
    ['index.md', index, undefined, false],
    ['README.md', proposal, undefined, true],
    ['EP-TEMPLATE.md', template, undefined, false],
    ['EP_template.md', template, undefined, false],
    ['notes.md', other, ['*.md'], true],
    ['docs/notes.md', other, ['*.md'], false],
    ['docs/notes.md', other, ['docs/**'], true],
    ['EP-007-nights.md', other, ['docs/**'], false],
    ['notes.md', other, ['*.md', '!notes.md'], false],
    ['notes.md', other, ['!notes.md', '*.md'], false],
    ['docs/notes.md', other, ['*.md', '!notes.md'], false],
    ['docs/notes.md', other, ['docs/*.md', '!docs/x.md'], true],
    ['old/notes.md', other, ['docs/*.md', '!docs/x.md'], false],
    ['docs/notes.md', other, ['!docs/x.md'], true],
    ['docs/notes.md', other, ['!docs/*'], false],
    ['docs/notes.md', other, ['docs/!(notes).md'], false],
    ['notes.md', other, ['!(x).md'], true],
    ['README.md', other, ['*.md'], true],
    ['README.md', index, ['*.md'], false],
    ['index.md', index.slice(8), ['*.md'], false]
  ])('%s %j %j', (path, value, files, judged) => {
    // An index is judged by the rule for it alone.
    const rules = {'ep-index': false} as const
    const options = {template: 'docs/template.md', files, rules}
    expect(reasons(options, {path, value}).length > 0).toBe(judged)
  })

  test('globs start anywhere where no template tells the root', () => {
    expect(
      reasons(
        {files: ['proposals/*.md']},
        {path: 'docs/proposals/x.md', value: other}
      ).length
    ).toBeGreaterThan(0)
    expect(
      reasons({files: ['proposals/*.md']}, {path: 'docs/x.md', value: other})
    ).toEqual([])
  })

  test('every file where titles have no prefix, but READMEs', () => {
    const free = readTemplate(parse('# Your title\n\n## Summary\n'), '')
    const missing = [
      'Unexpected missing section `Summary`, expected it at the end'
    ]
    expect(reasons({template: free}, {path: 'x.md', value: '# X\n'})).toEqual(
      missing
    )
    expect(
      reasons({template: free}, {path: 'README.md', value: '# X\n'})
    ).toEqual([])
  })
})

describe('a rule as a plugin of its own', () => {
  test('takes a severity and options', () => {
    const file = new VFile({
      path: join(folder, 'EP-007-x.md'),
      value: proposal,
      cwd: folder
    })
    const options = {template: 'docs/template.md'}
    remark()
      .use(rulePlugin('ep-status'), ['error', options])
      .use(rulePlugin('ep-title'), options)
      .processSync(file)
    expect(
      file.messages.map((d) => [d.ruleId, d.fatal, d.url, d.source])
    ).toEqual([['ep-status', true, urlOf('ep-status'), 'remark-lint']])
  })

  test('is silent on what is no proposal', () => {
    const file = new VFile({path: 'notes.md', value: '# Notes\n'})
    remark().use(rulePlugin('ep-title')).processSync(file)
    expect(file.messages).toEqual([])
  })

  test('judges no binary file', () => {
    const file = new VFile({path: 'EP-007-x.md', value: `${proposal}\0`})
    remark().use(rulePlugin('ep-status')).processSync(file)
    expect(file.messages.map(String)).toEqual([
      'EP-007-x.md:8:1: Unexpected binary file, expected Markdown, save it as UTF-8 if it is text'
    ])
  })

  test('has to be known', () => {
    expect(() => rulePlugin('ep-x')).toThrow(
      'Unexpected rule `ep-x`, expected a known one'
    )
  })
})

test('pages are found where package.json says', () => {
  const text = readFileSync(
    new URL('../../package.json', import.meta.url),
    'utf8'
  )
  expect((JSON.parse(text) as {homepage?: string}).homepage).toBe(homepage)
  expect(urlOf('ep-status')).toBe(
    new URL('../../docs/rules/ep-status.md', import.meta.url).href
  )
})

describe('the schema of a configuration', () => {
  const schema: unknown = JSON.parse(
    readFileSync(
      new URL('../../docs/options.schema.json', import.meta.url),
      'utf8'
    )
  )
  const validate = new Ajv({strictTuples: false, strictTypes: false})
    .addFormat('date', /^\d{4}-\d\d-\d\d$/)
    .compile(isObject(schema) ? schema : {})
  const isValid = (options: unknown) =>
    validate({
      $schema: './schema.json',
      plugins: ['remark-gfm', ['remark-lint-ep', options], ['x', 1]]
    })

  test.each([
    {template: 'a.md'},
    {template: ['a.md', 'b.md'], rules: {'ep-status': 'error'}},
    {overrides: [{files: ['a/*.md'], history: true}], today: '2026-01-31'},
    {lifecycle: {Draft: ['Final'], Final: []}, severities: {Draft: 'off'}}
  ])('takes what is right: %j', (options) => {
    expect(isValid(options)).toBe(true)
    expect(() => checkOptions(options)).not.toThrow()
    expect(validate({plugins: {'remark-lint-ep': options}})).toBe(true)
  })

  test.each([
    {templat: 'a.md'},
    {template: ''},
    {template: []},
    {files: 'a.md'},
    {aliases: {Summary: 'Abstract'}},
    {rules: {'ep-statuss': 'error'}},
    {rules: {'ep-status': 'off'}},
    {today: 'today'},
    {names: []},
    {lifecycle: {Draft: 'Final'}},
    {severities: {Draft: false}},
    {overrides: [{template: 'a.md'}]},
    {overrides: [{files: ['a.md'], fix: true}]},
    {fix: 'yes'},
    {reportUnusedDisables: 1},
    'a.md'
  ])('refuses what is wrong, as the linter does: %j', (options) => {
    expect(isValid(options)).toBe(false)
    expect(() => checkOptions(options)).toThrow(/^Unexpected /)
  })

  test('says what each option is', () => {
    for (const name of optionNames) {
      expect(schema).toHaveProperty(
        ['definitions', 'options', 'properties', name, 'description'],
        expect.stringMatching(/\w/)
      )
    }
  })
})
