/** The baseline, through the command and through remark. */
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {remark} from 'remark'
import {VFile} from 'vfile'
import remarkLintEp from '../src/index.js'
import {rulePlugin, type RuleOptions} from '../src/rule-plugin.js'
import {resetDay, setDay} from './support/clock.js'
import {bad, good, Scratch, template} from './support/scratch.js'

const own = ['--template', 'docs/EP-TEMPLATE.md']
const name = '.ep-lint-baseline.json'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  resetDay()
  scratch.remove()
})

describe('baseline', () => {
  test('is sorted, one line for a finding', async () => {
    expect(await scratch.run([...own, '--update-baseline'])).toEqual({
      code: 0,
      out: `Wrote 3 findings of 2 files to ${name}, they are left out from now on\n`,
      error: ''
    })
    expect(scratch.get(name)).toBe(`{
  "version": 2,
  "findings": [
    "docs/EP-002-days.md | ep-placeholder | Summary > TODO: a | b",
    "docs/EP-002-days.md | ep-status | Status",
    "docs/EP-002-days.md | ep-unique-section | Summary"
  ]
}
`)
  })

  test('leaves out what it covers, and says so', async () => {
    await scratch.run([...own, '--update-baseline'])
    expect(await scratch.run(own)).toEqual({
      code: 0,
      out: `3 findings left out by ${name}\n\n2 files checked, nothing found\n`,
      error: ''
    })
    scratch.put(
      'docs/EP-002-days.md',
      bad.replace('# EP', '<!-- Lines move -->\n\n# EP') + '\nTODO: a | b\n'
    )
    expect((await scratch.run(own)).out).toBe(`docs/EP-002-days.md
  15:1  warning  Unexpected \`TODO: a | b\`, expected the finished text  ep-placeholder

3 findings left out by ${name}

1 warning in 1 file
`)
  })

  test('may be saved with a BOM', async () => {
    await scratch.run([...own, '--update-baseline'])
    scratch.put(name, `\uFEFF${scratch.get(name)}`)
    const {code, out} = await scratch.run(own)
    expect([code, out.split('\n', 1)]).toEqual([
      0,
      [`3 findings left out by ${name}`]
    ])
  })

  test('covers on another day what names the day', async () => {
    scratch.put(
      'docs/EP-TEMPLATE.md',
      template.replace('Draft', 'Draft\n**Created**: YYYY-MM-DD')
    )
    scratch.put(
      'docs/EP-002-days.md',
      '# EP-002: Days\n\n**Status**: Draft\n**Created**: YYYY-MM-DD\n\n## Summary\n\nDays.\n'
    )
    setDay('2026-06-01')
    expect((await scratch.run([...own, 'docs/EP-002-days.md'])).out).toContain(
      'Unexpected `YYYY-MM-DD`, expected a date such as `2026-06-01`'
    )
    await scratch.run([...own, '--update-baseline'])
    setDay('2026-06-02')
    expect((await scratch.run(own)).out).toBe(
      `2 findings left out by ${name}\n\n2 files checked, nothing found\n`
    )
  })

  test('covers files whatever their path', async () => {
    scratch.put('docs | x/EP-003-dusk.md', bad.replaceAll('002', '003'))
    await scratch.run([...own, '--update-baseline'])
    expect((await scratch.run(own)).out).toBe(
      `6 findings left out by ${name}\n\n3 files checked, nothing found\n`
    )
    // Nor are its entries forgotten where others are looked at.
    await scratch.run([...own, '--update-baseline', 'docs'])
    expect((await scratch.run([...own, 'docs | x'])).out).toBe(
      `3 findings left out by ${name}\n\n1 file checked, nothing found\n`
    )
  })

  test('lists what is no longer found, and forgets it when updated', async () => {
    scratch.put(
      'docs/EP-003-weeks.md',
      good.replace('Draft', 'draft').replace('001', '003')
    )
    await scratch.run([...own, '--update-baseline'])
    scratch.put('docs/EP-002-days.md', bad.replace('draft', 'Draft'))
    scratch.remove('docs/EP-003-weeks.md')
    expect((await scratch.run(own)).out).toBe(`2 findings left out by ${name}

2 entries of ${name} no longer found, run \`ep-lint --update-baseline\`:
  docs/EP-002-days.md | ep-status | Status
  docs/EP-003-weeks.md | ep-status | Status

2 files checked, nothing found
`)
    await scratch.run([...own, '--update-baseline'])
    expect((await scratch.run(own)).out).toBe(
      `2 findings left out by ${name}\n\n2 files checked, nothing found\n`
    )
  })

  test('of the first version suppresses as many of a rule as there were', async () => {
    const old = [
      'docs/EP-002-days.md | ep-placeholder | Summary | 7e13a2491192',
      'docs/EP-002-days.md | ep-status |  | 2f6e11a435ba'
    ]
    scratch.put(name, JSON.stringify({version: 1, findings: old}))
    expect((await scratch.run(own)).out).toBe(`docs/EP-002-days.md
  9:1  warning  Unexpected second section \`Summary\`, expected one, merge the two  ep-unique-section

2 findings left out by ${name}

${name} has an older form, run \`ep-lint --update-baseline\` to write it anew

1 warning in 1 file
`)
    await scratch.run([...own, '--update-baseline'])
    expect((await scratch.run(own)).out).toBe(
      `3 findings left out by ${name}\n\n2 files checked, nothing found\n`
    )
  })

  test('keeps a finding whatever changes beside it', async () => {
    await scratch.run([...own, '--update-baseline'])
    scratch.put(
      'docs/EP-002-days.md',
      bad.replace('## Summary', '## Own\n\nWords.\n\n## Summary')
    )
    expect((await scratch.run(own)).out).toContain(
      `3 findings left out by ${name}\n`
    )
  })

  test('keeps the entries of files that are not looked at', async () => {
    await scratch.run([...own, '--update-baseline'])
    const before = scratch.get(name)
    await scratch.run([...own, '--update-baseline', 'docs/EP-001-nights.md'])
    expect(scratch.get(name)).toBe(before)
    expect((await scratch.run([...own, 'docs/EP-001-nights.md'])).out).toBe(
      `0 findings left out by ${name}\n\n1 file checked, nothing found\n`
    )
  })

  test('is that of the nearest folder above a file', async () => {
    const cwd = join(scratch.cwd, 'docs')
    const args = ['--template', 'EP-TEMPLATE.md']
    await scratch.run([...args, '--update-baseline'], {cwd})
    const before = scratch.get(`docs/${name}`)
    expect((await scratch.run(own)).out).toBe(
      `3 findings left out by docs/${name}\n\n2 files checked, nothing found\n`
    )
    expect((await scratch.run([...own, '--update-baseline'])).out).toBe(
      `Wrote 3 findings of 2 files to docs/${name}, they are left out from now on\n`
    )
    expect(scratch.get(`docs/${name}`)).toBe(before)
  })

  test('holds what rules say, and nothing of others', async () => {
    scratch.put(
      'plugin.mjs',
      "export default () => (tree, file) => void file.message('Hm')\n"
    )
    scratch.put('.remarkrc.json', '{"plugins": ["./plugin.mjs"]}')
    await scratch.run([...own, '--update-baseline', 'docs/EP-001-nights.md'])
    expect(scratch.get(name)).toBe('{\n  "version": 2,\n  "findings": []\n}\n')
  })

  test('leaves repairs alone that it covers', async () => {
    await scratch.run([...own, '--update-baseline'])
    const next = bad.replace('# EP-002: Days', '# EP 2 - Days')
    scratch.put('docs/EP-002-days.md', next)
    await scratch.run([...own, '--fix'])
    expect(scratch.get('docs/EP-002-days.md')).toBe(bad)
  })

  test('is honoured by the plugin, and read again when it changes', async () => {
    const file = () =>
      new VFile({cwd: scratch.cwd, path: 'docs/EP-002-days.md', value: bad})
    const processor = remark().use(remarkLintEp, {
      template: 'docs/EP-TEMPLATE.md'
    })
    const said = async () => (await processor.process(file())).messages.length
    expect(await said()).toBe(3)
    await scratch.run([...own, '--update-baseline'])
    expect(await said()).toBe(0)
    scratch.put(name, '{"version": 2, "findings": []}')
    expect(await said()).toBe(3)
    scratch.put(name, '{"version": 2, "findings": 3}')
    expect((await processor.process(file())).messages.map(String)).toEqual([
      `docs/EP-002-days.md:1:1: Unexpected baseline \`${join(scratch.cwd, name)}\`, expected what \`ep-lint --update-baseline\` writes, mend it, or delete it and run that`
    ])
  })

  test('is honoured by rules as plugins of their own, each for its own', async () => {
    await scratch.run([...own, '--update-baseline'])
    const said = (more: RuleOptions = {}) => {
      const file = new VFile({
        cwd: scratch.cwd,
        path: 'docs/EP-002-days.md',
        value: `${bad}\nTODO: a | b\n`
      })
      const options = {template: 'docs/EP-TEMPLATE.md', ...more}
      remark()
        .use(rulePlugin('ep-placeholder'), options)
        .use(rulePlugin('ep-status'), options)
        .processSync(file)
      return file.messages.map((d) => [d.line, d.ruleId])
    }
    expect(said()).toEqual([[13, 'ep-placeholder']])
    expect(said({baseline: false})).toEqual([
      [7, 'ep-placeholder'],
      [13, 'ep-placeholder'],
      [3, 'ep-status']
    ])
  })

  test('is refused where it is broken', async () => {
    scratch.put(name, '<<<<<<< ours')
    const error = `Unexpected baseline \`/…/${name}\`, expected what \`ep-lint --update-baseline\` writes, mend it, or delete it and run that`
    const {code, out} = await scratch.run(own)
    expect(code).toBe(2)
    expect(out).toContain(error)
    expect(await scratch.run([...own, '--update-baseline'])).toEqual({
      code: 2,
      out: '',
      error: `${error}\n`
    })
  })

  test('is refused where it would not be found, or not tell all', async () => {
    scratch.put('other/EP-003-weeks.md', good)
    const cwd = join(scratch.cwd, 'other')
    const args = ['--template', '../docs/EP-TEMPLATE.md', '--update-baseline']
    expect((await scratch.run([...args, '../docs'], {cwd})).error).toBe(
      'Unexpected file `/…/docs/EP-001-nights.md` outside the working folder, expected `--update-baseline` to run in a folder above all files\n'
    )
    expect((await scratch.run([...args, '--fix'])).error).toBe(
      'Unexpected `--update-baseline` with `--fix`, `--fix-only` or `--since`, expected it alone: the baseline is made of all findings\n'
    )
  })
})
