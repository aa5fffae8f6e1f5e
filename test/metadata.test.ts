/** Proposals whose header is a file beside them. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {remark} from 'remark'
import {VFile} from 'vfile'
import core from '../src/core.js'
import {joinMetadata, partAt, splitJoined} from '../src/document/joined.js'
import remarkLintEp from '../src/index.js'
import {Scratch} from './support/scratch.js'

const template = `# KEP-NNNN: Your short, descriptive title

## Summary

<!-- Say what changes. -->

## Motivation

<!-- Say why. -->
`
const header = `title: KEP Template
kep-number: NNNN
authors:
  - "@jane.doe"
status: provisional|implementable|implemented
creation-date: yyyy-mm-dd

# The target maturity stage in the current cycle.
stage: alpha|beta|stable
`
const readme = `# KEP-0007: Night exports

## Summry

Exports run at night.

## Motivation

Days are busy.
`
const yaml = `---
title: Night exports
kep-number: 7
authors:
  - "@ada"
creation-date: 2026-1-5
stage: GA
`
const sound = yaml
  .replace('2026-1-5', '2026-01-05')
  .replace('GA', 'alpha')
  .replace('creation', 'status: provisional\ncreation')
const own = 'keps/0007-night-exports'
const found = `${own}/README.md
  3:4  warning  Unexpected section \`Summry\`, expected \`Summary\`  ep-section-title, fixable

${own}/kep.yaml
  5:11  warning  Unexpected missing field \`status\`, expected it after \`authors\`  ep-required-field, insertable
  6:16  warning  Unexpected date \`2026-1-5\`, expected \`2026-01-05\`  ep-date, fixable
   7:8  warning  Unexpected \`stage\` \`GA\`, expected \`alpha\`, \`beta\` or \`stable\`  ep-status
`
const options = {
  template: 'keps/NNNN-kep-template/README.md',
  metadata: 'kep.yaml',
  today: '2026-01-31'
}
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  scratch.remove('docs')
  scratch.put('keps/NNNN-kep-template/README.md', template)
  scratch.put('keps/NNNN-kep-template/kep.yaml', header)
  scratch.put(`${own}/README.md`, readme)
  scratch.put(`${own}/kep.yaml`, yaml)
  scratch.configure(options)
})

afterEach(() => {
  scratch.remove()
})

/** Configures another plugin, with which remark reads all files. */
function addOtherPlugin(): void {
  scratch.put('other.mjs', 'export default function () {}\n')
  scratch.put(
    '.remarkrc.json',
    JSON.stringify({plugins: ['./other.mjs', ['remark-lint-ep', options]]})
  )
}

/** What is told, without the counts. */
async function lint(...args: string[]): Promise<string> {
  const {out} = await scratch.run(['--no-cache', ...args])
  return out.replace(/\n[^\n]*\n$/, '')
}

/** Messages of the plugin, as an editor shows them. */
function messages(plugin: typeof remarkLintEp, given: object): string[] {
  const file = new VFile({
    cwd: scratch.cwd,
    path: `${own}/README.md`,
    value: scratch.get(`${own}/README.md`)
  })
  remark().use(plugin, given).processSync(file)
  return file.messages.map((d) => String(d).replace(`${own}/`, ''))
}

describe('findings', () => {
  test('are told in the file that they are in', async () => {
    expect(await lint()).toBe(found)
  })

  test.each([
    [
      'unix',
      `${own}/kep.yaml:6:16: Unexpected date \`2026-1-5\`, expected \`2026-01-05\` [warning/ep-date]`
    ],
    [
      'github',
      `::warning file=${own}/kep.yaml,line=6,endLine=6,col=16,endColumn=24,title=ep-date::Unexpected date`
    ],
    ['sarif', `"uri": "${own}/kep.yaml"`],
    ['checkstyle', `<file name="${own}/kep.yaml">`]
  ])('in %s, too', async (format, text) => {
    expect(await lint('--format', format)).toContain(text)
  })

  test('have fixes for that file', async () => {
    const text = await lint('--format', 'rdjson')
    expect(text).toContain(
      '"suggestions": [\n        {\n          "range": {\n            "start": {\n              "line": 6,\n              "column": 16\n'
    )
  })

  test('are at the title in an editor, without edits', () => {
    expect(messages(remarkLintEp, options)).toEqual([
      'README.md:1:1-1:26: Unexpected missing field `status`, expected it after `authors` (`kep.yaml`, line 5)',
      'README.md:1:1-1:26: Unexpected date `2026-1-5`, expected `2026-01-05` (`kep.yaml`, line 6)',
      'README.md:1:1-1:26: Unexpected `stage` `GA`, expected `alpha`, `beta` or `stable` (`kep.yaml`, line 7)',
      'README.md:3:4-3:10: Unexpected section `Summry`, expected `Summary`'
    ])
  })

  test('are the same beside other plugins', async () => {
    addOtherPlugin()
    expect(await lint(own)).toBe(found)
  })

  test('are turned off by comments in the proposal', async () => {
    scratch.put(
      `${own}/README.md`,
      `<!--lint disable ep-date ep-status-->\n\n${readme}`
    )
    expect(await lint('--fix')).toBe(
      `${own}/kep.yaml\n  5:11  warning  Unexpected missing field \`status\`, expected it after \`authors\`  ep-required-field, insertable\n`
    )
    expect(scratch.get(`${own}/kep.yaml`)).toBe(yaml)
  })

  test('without a disk are none of the header', () => {
    const {template: _, ...others} = options
    expect(
      messages(core, {...others, statuses: ['Draft'], files: ['*/**']}).filter(
        (d) => d.includes('yaml')
      )
    ).toEqual([])
  })
})

describe('the header', () => {
  test('is fixed in its file', async () => {
    const {out} = await scratch.run(['--no-cache', '--insert', '--fix'])
    expect(out).toBe(
      `${own}/kep.yaml\n  8:8  warning  Unexpected \`stage\` \`GA\`, expected \`alpha\`, \`beta\` or \`stable\`  ep-status\n\n2 files fixed, 1 warning in 1 file\n`
    )
    expect(scratch.get(`${own}/kep.yaml`)).toBe(sound.replace('alpha', 'GA'))
    expect(scratch.get(`${own}/README.md`)).toBe(
      readme.replace('Summry', 'Summary')
    )
  })

  describe('of standard input is not written', () => {
    const args = ['--stdin-filename', `${own}/README.md`, '-']
    const fixed = readme.replace('Summry', 'Summary')
    const left = found.slice(found.indexOf(`${own}/kep.yaml`))

    test.each(['--fix', '--insert'])('with %s', async (option) => {
      const input = `\uFEFF${readme.replaceAll('\n', '\r\n')}`
      expect(await scratch.run([option, '--fix', ...args], {input})).toEqual({
        code: 1,
        out: input.replace('Summry', 'Summary'),
        error: `${left}\n1 file fixed, 3 warnings in 1 file, 1 can be fixed with --fix, 1 can be inserted with --insert\n`
      })
      expect(scratch.get(`${own}/kep.yaml`)).toBe(yaml)
    })

    test('beside other plugins', async () => {
      addOtherPlugin()
      const said = await scratch.run(['--fix', ...args], {input: readme})
      expect(said.out).toBe(fixed)
      expect(said.error).toContain(`${left}\n1 file fixed, 3 warnings`)
    })

    test('when it is fixed only', async () => {
      expect(
        await scratch.run(['--fix-only', ...args], {input: readme})
      ).toEqual({
        code: 0,
        out: fixed,
        error: '1 fix written, 1 file changed\n'
      })
    })

    test('nor shown in a dry run', async () => {
      const {out} = await scratch.run(['--dry-run', ...args], {input: readme})
      expect(out).toContain('+## Summary\n')
      expect(out).not.toContain('kep.yaml')
    })

    test('unlike front matter of its own', async () => {
      scratch.put(`${own}/kep.yaml`, sound.replace(/creation.*\n/, ''))
      const input = `---\ncreation-date: 2026-1-6\n---\n\n${readme}`
      const {out} = await scratch.run(['--fix', ...args], {input})
      expect(out).toBe(`---\ncreation-date: 2026-01-06\n---\n\n${fixed}`)
    })
  })

  test('counts with what is fixed, and says when its proposal was created', async () => {
    const {out: counts} = await scratch.run(['--statistics', '--quiet'])
    expect(counts.split('\n\n').at(-1)).toBe(
      `Created in         Findings  Files  Fixable  Insertable\n2026                      4      2        2           1\n`
    )
    expect(await scratch.run(['--fix-only', '--insert'])).toEqual({
      code: 0,
      out: '2 fixes and 1 insertion written, 2 files changed\n',
      error: ''
    })
  })

  test('is shown in a dry run', async () => {
    const {out} = await scratch.run(['--no-cache', '--dry-run'])
    expect(out).toContain(
      `+++ b/${own}/kep.yaml\n@@ -3,5 +3,5 @@\n kep-number: 7\n authors:\n   - "@ada"\n-creation-date: 2026-1-5\n+creation-date: 2026-01-05\n stage: GA\n`
    )
  })

  test('keeps its BOM and its end', async () => {
    scratch.put(`${own}/kep.yaml`, `\uFEFF${yaml.trimEnd()}`)
    await scratch.run(['--no-cache', '--fix'])
    expect(scratch.get(`${own}/kep.yaml`)).toBe(
      `\uFEFF${yaml.trimEnd().replace('2026-1-5', '2026-01-05')}`
    )
  })

  test('that is missing is told once, where the template has it', async () => {
    scratch.remove(`${own}/kep.yaml`)
    scratch.put(`${own}/README.md`, readme.replace('Summry', 'Summary'))
    expect(await lint()).toBe(
      `${own}/README.md\n  1:1  warning  Unexpected missing \`kep.yaml\`, expected it beside the proposal  ep-required-field\n`
    )
    scratch.remove('keps/NNNN-kep-template/kep.yaml')
    expect((await scratch.run(['--no-cache'])).out).toBe(
      '1 file checked, nothing found\n'
    )
  })

  test('that cannot be read is an error of the file', async () => {
    scratch.remove(`${own}/kep.yaml`)
    scratch.put(`${own}/kep.yaml/x`, '')
    const {code, out} = await scratch.run(['--no-cache'])
    expect(code).toBe(2)
    expect(out).toContain(
      `Unexpected unreadable header \`/…/${own}/kep.yaml\`, expected a YAML file that can be read, or another name in the option \`metadata\`: EISDIR`
    )
  })

  test('that the template shows and that cannot be read is told once', async () => {
    const path = 'keps/NNNN-kep-template/kep.yaml'
    scratch.remove(path)
    scratch.put(`${path}/x`, '')
    const reason = `Unexpected unreadable header \`/…/${path}\`, expected a YAML file that can be read, or another name in the option \`metadata\`: EISDIR: illegal operation on a directory`
    expect(await scratch.run(['--no-cache'])).toMatchObject({
      code: 2,
      out: `${path}\n    error  ${reason}  options\n\n2 files could not be linted until that is corrected\n\n1 error in 1 file\n`
    })
    expect((await scratch.run(['template'])).error).toBe(`${reason}\n`)
  })

  test.each([
    ['title: "KEP\nstatus: a | b\n', '2:14', 'line 2: Missing closing "quote'],
    [
      '\uFEFF---\r\n# Header\r\nstatus: {a\r\n',
      '3:11',
      'line 3: Flow map in block collection must be sufficiently indented and end with a }'
    ]
  ])('that the template shows as %j is no YAML', async (text, at, why) => {
    const path = 'keps/NNNN-kep-template/kep.yaml'
    scratch.put(path, text)
    const reason = `Unexpected \`/…/${path}\` beside the template, expected valid YAML, see ${why}`
    expect(await lint()).toBe(
      `${path}\n  ${at}  error  ${reason}  options\n\n2 files could not be linted until that is corrected\n`
    )
    expect(
      messages(remarkLintEp, options).map((d) =>
        d.replaceAll(scratch.cwd, '/…')
      )
    ).toEqual([`README.md:1:1: ${reason}`])
  })

  test.each([
    [`${own}/kep.yaml`, yaml],
    ['keps/NNNN-kep-template/kep.yaml', header]
  ])('in UTF-16 is there, and told once: %s', async (path, text) => {
    scratch.put(path, Buffer.from(`\uFEFF${text}`, 'utf16le'))
    expect(await lint()).toContain(
      `${path}\n    error  Unexpected binary header \`/…/${path}\`, expected a YAML file that can be read, or another name in the option \`metadata\`, save it as UTF-8 if it is text  options\n\n`
    )
    expect(await lint()).not.toContain('missing')
  })

  test('is named to lint its proposal', async () => {
    expect(await lint(`${own}/kep.yaml`)).toBe(found)
    expect(await lint(`${own}/kep.yaml`, `${own}/README.md`)).toBe(found)
    scratch.put('keps/kep.yaml', '')
    const {out} = await scratch.run(['--no-cache', 'keps/kep.yaml'])
    expect(out).toBe(
      'keps/kep.yaml was not linted: no proposal lies beside it\n\n0 files checked, nothing found\n'
    )
  })

  test('belongs to a baseline', async () => {
    await scratch.run(['--no-cache', '--update-baseline'])
    expect((await scratch.run(['--no-cache'])).out).toBe(
      '4 findings left out by .ep-lint-baseline.json\n\n2 files checked, nothing found\n'
    )
  })

  test('is a part of what the cache depends on', async () => {
    const args = ['--cache-location', 'cache', '--format', 'unix']
    const first = await scratch.run(args)
    expect(await scratch.run(args)).toEqual(first)
    scratch.put(`${own}/kep.yaml`, sound)
    expect((await scratch.run(args)).out).not.toContain('kep.yaml')
    scratch.put(
      'keps/NNNN-kep-template/kep.yaml',
      `${header}editor: "[Your name]"\n`
    )
    expect((await scratch.run(args)).out).toContain(
      `${own}/kep.yaml:8:13: Unexpected missing field \`editor\``
    )
  })

  test('is a file name', async () => {
    scratch.configure({...options, metadata: 'keps/kep.yaml'})
    expect((await scratch.run([])).out).toContain(
      'Unexpected `"keps/kep.yaml"` for the option `metadata`, expected the name of a YAML file, such as `"kep.yaml"`'
    )
  })
})

describe('with --since', () => {
  const since = async () => {
    const {out} = await scratch.run(['--since', 'HEAD'])
    return out.split('\n\n')
  }

  beforeEach(() => {
    scratch.git('init')
    scratch.commit()
  })

  test('a change to the header alone is linted', async () => {
    scratch.put(`${own}/kep.yaml`, `${yaml}kep-number: 8\n`)
    expect(await since()).toEqual([
      `${own}/kep.yaml\n  8:1  warning  Unexpected second field \`kep-number\`, expected one, remove this or the first  ep-unique-field`,
      '4 findings from before HEAD left out',
      '1 warning in 1 file\n'
    ])
  })

  test('its status follows the lifecycle', async () => {
    scratch.put(`${own}/kep.yaml`, sound)
    scratch.configure({
      ...options,
      lifecycle: {
        provisional: ['implementable'],
        implementable: ['implemented']
      }
    })
    scratch.commit()
    scratch.put(`${own}/kep.yaml`, sound.replace('provisional', 'implemented'))
    expect((await since())[0]).toBe(
      `${own}/kep.yaml\n  6:9  warning  Unexpected status \`implemented\` after \`provisional\`, expected \`implementable\`  ep-lifecycle`
    )
  })

  test('a header that was removed is told', async () => {
    scratch.remove(`${own}/kep.yaml`)
    expect((await since())[0]).toBe(
      `${own}/README.md\n  1:1  warning  Unexpected missing \`kep.yaml\`, expected it beside the proposal  ep-required-field`
    )
  })

  test('a header that is new is judged as it is', async () => {
    scratch.remove(`${own}/kep.yaml`)
    scratch.commit()
    scratch.put(`${own}/kep.yaml`, yaml)
    expect((await since())[0]).toBe(found.split('\n\n')[1]?.trimEnd())
  })
})

describe('commands', () => {
  test('template tells lines of both files', async () => {
    const {out} = await scratch.run(['template'])
    expect(out.split('\n\n').slice(1, 4)).toEqual([
      'Title\n  1  KEP-NNNN: Your short, descriptive title  numbered',
      `Fields
  kep.yaml:1  required  title          free text
  kep.yaml:2  required  kep-number     a number
  kep.yaml:4  required  authors        any value, starts as \`@jane.doe\`
  kep.yaml:5  required  status         \`provisional\`, \`implementable\` or \`implemented\`
  kep.yaml:6  required  creation-date  a date
  kep.yaml:9  required  stage          \`alpha\`, \`beta\` or \`stable\``,
      `Sections
  3  required  Summary
                   prompt \`<!-- Say what changes. -->\`
  7  required  Motivation
                   prompt \`<!-- Say why. -->\``
    ])
  })

  test('explain and status see the header', async () => {
    scratch.put(`${own}/kep.yaml`, sound)
    const explained = await scratch.run(['explain', `${own}/README.md`])
    expect(explained.out).toContain('status         same: status')
    expect(explained.out).toContain('Summary        near: line 3, Summry')
    const {out} = await scratch.run(['status', 'keps'])
    expect(out.split('\n')[1]).toBe(
      '  7  Night exports  provisional   26       26     2/2     0         1'
    )
  })

  test('new makes a folder with both files', async () => {
    const {out} = await scratch.run([
      'new',
      'Day exports',
      'keps',
      '--author',
      'Ada'
    ])
    expect(out).toBe(
      'create keps/8-day-exports/README.md\ncreate keps/8-day-exports/kep.yaml\n'
    )
    expect(scratch.get('keps/8-day-exports/README.md')).toBe(
      template.replace(/^.*/, '# KEP-8: Day exports')
    )
    expect(scratch.get('keps/8-day-exports/kep.yaml')).toBe(
      header
        .replace('KEP Template', 'Day exports')
        .replace('NNNN', '8')
        .replace('"@jane.doe"', 'Ada')
        .replace(/provisional.*/, 'provisional')
        .replace('yyyy-mm-dd', '2026-01-31')
        .replace(/alpha.*/, 'alpha')
    )
    const taken = await scratch.run(['new', 'Dusk', 'keps', '--number', '7'])
    expect(taken.error).toBe(
      'Unexpected number `7`, expected a number that is not taken, `0007-night-exports` uses it\n'
    )
    const again = await scratch.run(['new', 'Day exports', 'keps', '--draft'])
    expect(again.out).toContain(
      'create keps/draft-20260131-day-exports/kep.yaml'
    )
    const twice = await scratch.run(['new', 'Day exports', 'keps', '--draft'])
    expect(twice.error).toBe(
      'Unexpected folder `keps/draft-20260131-day-exports`, expected none of this name, choose another title\n'
    )
  })

  test('promote and index refuse folders of proposals', async () => {
    const draft = 'keps/draft-20260131-day-exports'
    await scratch.run(['new', 'Day exports', 'keps', '--draft'])
    for (const path of [draft, `${draft}/README.md`, `${draft}/kep.yaml`]) {
      expect(await scratch.run(['promote', path])).toEqual({
        code: 2,
        out: '',
        error:
          'Unexpected draft in a folder of its own `draft-20260131-day-exports`, expected a draft that is a file beside others, rename the folder, and write the number in title and header\n'
      })
    }

    expect(await scratch.run(['index', 'keps', '--write'])).toEqual({
      code: 2,
      out: '',
      error: `Unexpected proposals in folders of their own, such as \`${own}\`, expected files in one folder, an index lists no others\n`
    })
  })

  test('--history asks for what the header of its day asked for', async () => {
    scratch.git('init')
    scratch.put(`${own}/kep.yaml`, sound)
    scratch.put(`${own}/README.md`, readme.replace('Summry', 'Summary'))
    scratch.commit()
    scratch.put(
      'keps/NNNN-kep-template/kep.yaml',
      `${header}editor: "[Name]"\n`
    )
    scratch.commit()
    expect(await lint()).toBe(
      `${own}/kep.yaml\n  8:13  warning  Unexpected missing field \`editor\`, expected it after \`stage\`  ep-required-field, insertable\n`
    )
    expect((await scratch.run(['--no-cache', '--history'])).out).toBe(
      '2 files checked, nothing found\n'
    )
  })
})

describe('a joined document', () => {
  const lines = fc
    .array(
      fc.constantFrom(
        '---',
        '--- ',
        '...',
        '# Text',
        '#\u00A0Text',
        '#-- x',
        '',
        'status: draft',
        'list:',
        '  - a',
        '## ',
        '+++'
      ),
      {maxLength: 8}
    )
    .chain((all) =>
      fc
        .constantFrom('\n', '\r\n')
        .chain((eol) =>
          fc.constantFrom(all.join(eol), `${all.join(eol)}${eol}`)
        )
    )
  const matter = fc.constantFrom(
    '',
    '---\nstage: alpha\n---\n',
    '---\n',
    '\uFEFF'
  )

  test('is parted again as it was', () => {
    fc.assert(
      fc.property(lines, matter, lines, (yaml, own, text) => {
        const joined = joinMetadata('kep.yaml', yaml, own + text)
        expect(splitJoined(joined.source, joined)).toEqual({
          yaml,
          markdown: own + text
        })
      })
    )
  })

  test('has each place in its file', () => {
    const joined = joinMetadata('kep.yaml', 'a: 1\nb: 2', '---\nc: 3\n---\n# T')
    const at = (text: string) => {
      const start = joined.source.indexOf(text)
      const {part, place} = partAt(joined, {start, end: start + text.length})
      return [part.name, part.source.slice(place.start, place.end)]
    }
    expect([at('b: 2'), at('c: 3'), at('# T')]).toEqual([
      ['kep.yaml', 'b: 2'],
      [undefined, 'c: 3'],
      [undefined, '# T']
    ])
  })
})
