/** What people see at a terminal, and with `--format full`. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import stringWidth from 'string-width'
import {bad, findings, good, Scratch} from './support/scratch.js'

const own = ['--template', 'docs/EP-TEMPLATE.md']
const wide = {columns: () => 100}
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

function without(text: string): string {
  return text
    .replace(/\u001B\[[\d;]*m/g, '')
    .replace(/\u001B\]8;;[^\u0007]*\u0007/g, '')
}

function withoutExcerpts(text: string): string {
  return text.replace(/^ +\d* \| .*\n/gm, '')
}

describe('at a terminal', () => {
  test('severities are words where there is no color', async () => {
    const {out} = await scratch.run([...own, 'docs'], wide)
    expect(withoutExcerpts(out)).toBe(
      `${findings}\n3 warnings in 1 file, 1 can be fixed with --fix\nNext: \`--dry-run\` shows the fixes, \`--fix\` writes them\n`
    )
  })

  test('a few findings are shown with their text', async () => {
    const {out} = await scratch.run([...own, 'docs'], wide)
    expect(out.split('\n').slice(0, 7)).toEqual([
      'docs/EP-002-days.md',
      '  3:13  warning  Unexpected status `draft`, expected `Draft`  ep-status, fixable',
      '                 3 | **Status**: draft',
      '                   |             ^^^^^',
      '   7:1  warning  Unexpected `TODO: a | b`, expected the finished text  ep-placeholder',
      '                 7 | TODO: a | b',
      '                   | ^^^^^^^^^^^'
    ])
    scratch.put('docs/EP-003-dusk.md', bad.replace('002', '003'))
    const more = await scratch.run([...own, 'docs'], wide)
    expect(more.out).not.toContain('^^^')
  })

  test('many findings of a file are told by section', async () => {
    const one = 'TODO: a\n\n'
    const many = bad
      .replace('TODO: a | b', one.repeat(9))
      .replace('draft', 'Draft')
    scratch.put('docs/EP-002-days.md', `${many}\n## More\n\nTODO: b\n`)
    const args = [...own, 'docs/EP-002-days.md']
    const {out} = await scratch.run(args, wide)
    const shown = out.split('\n').map((d) => d.replace(/ {2}Un.*/, ''))
    expect(shown.slice(0, 15)).toEqual([
      'docs/EP-002-days.md',
      '  Summary',
      '   7:1  warning',
      '   9:1  warning',
      '  11:1  warning',
      '  13:1  warning',
      '  15:1  warning',
      '  17:1  warning',
      '  19:1  warning',
      '  21:1  warning',
      '  23:1  warning',
      '  27:1  warning',
      '  More',
      '  33:1  warning',
      ''
    ])
    const again = await scratch.run(args, wide)
    expect(again).toEqual(await scratch.run([...args, '--no-cache'], wide))
  })

  test('a diff has colors, but none where another program reads it', async () => {
    const args = [...own, '--fix', '--dry-run', '--color', 'docs']
    const {out} = await scratch.run(args, wide)
    expect(out).toBe(
      [
        '\u001B[1m--- a/docs/EP-002-days.md\u001B[22m',
        '\u001B[1m+++ b/docs/EP-002-days.md\u001B[22m',
        '\u001B[36m@@ -1,6 +1,6 @@\u001B[39m',
        ' # EP-002: Days',
        ' ',
        '\u001B[31m-**Status**: draft\u001B[39m',
        '\u001B[32m+**Status**: Draft\u001B[39m',
        ' ',
        ' ## Summary',
        ' ',
        ''
      ].join('\n')
    )
    const plain = await scratch.run(args)
    expect(plain.out).toBe(without(out))
  })

  test('severities are signs where there is', async () => {
    const args = [...own, '--rule=ep-status=error', '--color', 'docs']
    const {out} = await scratch.run(args, wide)
    expect(out).toContain('\u001B[31m✖\u001B[39m')
    expect(out).toContain('\u001B[33m⚠\u001B[39m')
    expect(without(out)).toContain(
      '  3:13  ✖  Unexpected status `draft`, expected `Draft`  ep-status, fixable\n'
    )
  })

  test.each([30, 40, 60, 100, 160])('of %d columns', async (columns) => {
    const name = `docs/EP-003-${'x'.repeat(20)}.md`
    scratch.put(name, bad.replace('a | b', '日本語 '.repeat(20)))
    for (const more of [[], ['--color'], ['--verbose']]) {
      const args = [...own, ...more, 'docs']
      const {out} = await scratch.run(args, {columns: () => columns})
      const lines = without(out)
        .split('\n')
        .filter((d) => !d.startsWith('docs/'))
      const widths = lines.map((d) => stringWidth(d))
      expect(Math.max(...widths)).toBeLessThanOrEqual(Math.max(columns, 40))
      // What goes on stands below the start of the message.
      const [first = '', second = ''] = lines
      const start = first.indexOf('Unexpected')
      if (columns === 40) expect(second.search(/\S/)).toBe(start)
    }
  })

  test('missing things of one place stand on one line', async () => {
    scratch.put(
      'docs/EP-TEMPLATE.md',
      '# EP-XXX: [Title]\n\n**Status**: Draft\n\n## Summary\n\n## Goals\n\n## Risks\n\n## Tests\n'
    )
    scratch.put('docs/EP-002-days.md', good.replace('001', '002'))
    const args = [...own, 'docs/EP-002-days.md']
    const {out} = await scratch.run(args, wide)
    expect(out).toContain(
      'Unexpected missing sections `Goals`, `Risks` and `Tests`, expected them'
    )
    const plain = await scratch.run(args)
    expect(plain.out.match(/Unexpected missing section `/g)).toHaveLength(3)
    const {out: json} = await scratch.run([...args, '--format=json'], wide)
    expect(JSON.parse(json)).toMatchObject({warnings: 3, insertable: 3})
    expect(out).toContain(
      'Next: `--insert --dry-run` shows what is missing, `--insert` writes it\n'
    )
  })

  test('counts are by rule where there are more than a few', async () => {
    const many = bad.replace('TODO: a | b', 'TODO: a\n\n'.repeat(12))
    scratch.put('docs/EP-002-days.md', many)
    const {out} = await scratch.run([...own, 'docs'], wide)
    expect(out).toContain(
      '\n12 ep-placeholder, 1 ep-status, 1 ep-unique-section\n14 warnings in 1 file'
    )
    expect((await scratch.run([...own, '-q', 'docs'], wide)).out).not.toMatch(
      /\n12 |Next/
    )
  })

  test('the next step fits what was found', async () => {
    const step = async (...args: string[]) =>
      /^Next: .*$/m.exec((await scratch.run([...own, ...args], wide)).out)?.[0]
    expect(await step('docs/EP-001-nights.md')).toBeUndefined()
    const rest = bad.replace('draft', 'Draft')
    scratch.put('docs/EP-002-days.md', rest)
    expect(await step('docs')).toBe(
      'Next: `ep-lint explain ep-placeholder` says more of the rule'
    )
    for (let number = 10; number < 20; number++) {
      const text = rest.replace('002', `0${String(number)}`)
      scratch.put(`docs/EP-0${String(number)}-x.md`, text)
    }

    expect(await step('docs')).toMatch(/^Next: `--update-baseline` accepts/)
    // Not committed: somebody is at work on all of them.
    scratch.git('init', '-q')
    scratch.git('commit', '-q', '--allow-empty', '-m', 'Start')
    expect(await step('docs')).toMatch(/^Next: `ep-lint explain/)
    scratch.git('add', '.')
    const day = '2020-01-01T00:00:00Z'
    const long = {GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day}
    scratch.start('git', ['commit', '-q', '-m', 'Long ago'], long)
    expect(await step('docs')).toMatch(/^Next: `--update-baseline` accepts/)
    scratch.put('docs/EP-002-days.md', Uint8Array.of(0x89, 0x50, 0, 0x0a))
    expect(await step('docs/EP-002-days.md')).toBeUndefined()
  })

  test('rules are links where these are shown, and nothing else is', async () => {
    const links = {...wide, hasLinks: () => Promise.resolve(true)}
    const evil = '\u001B]8;;http://evil\u0007x'
    scratch.put('docs/EP-002-days.md', bad.replace('a | b', evil))
    const {out} = await scratch.run([...own, '--color', 'docs'], links)
    expect(out).toMatch(
      /\u001B\]8;;file:[^\u0007]*ep-status\.md\u0007ep-status\u001B\]8;;\u0007/
    )
    expect(without(out)).not.toContain('\u001B')
    expect(out).toContain('\\u001B]8;;http://evil\\u0007x')
    for (const more of ['--no-color', '--format=json']) {
      const {out} = await scratch.run([...own, more, 'docs'], links)
      expect(out).not.toContain('\u001B')
    }
  })

  test('files get what no terminal shows', async () => {
    await scratch.run([...own, '--format=stylish=report.txt', 'docs'], wide)
    expect(scratch.get('report.txt')).toBe(
      `${findings}\n3 warnings in 1 file, 1 can be fixed with --fix\n`
    )
  })
})

describe('in full', () => {
  test('the text of a finding is shown, and its place', async () => {
    const {out} = await scratch.run([...own, '--format=full', 'docs'])
    expect(out).toBe(`docs/EP-002-days.md:3:13  warning  ep-status, fixable
  Unexpected status \`draft\`, expected \`Draft\`

  3 | **Status**: draft
    |             ^^^^^

docs/EP-002-days.md:7:1  warning  ep-placeholder
  Unexpected \`TODO: a | b\`, expected the finished text

  7 | TODO: a | b
    | ^^^^^^^^^^^

docs/EP-002-days.md:9:1  warning  ep-unique-section
  Unexpected second section \`Summary\`, expected one, merge the two

  9 | ## Summary
    | ^^^^^^^^^^

3 warnings in 1 file, 1 can be fixed with --fix
`)
  })

  test.each([40, 80])('long and wide lines fit %d columns', async (columns) => {
    const texts = [
      `${'日本語 '.repeat(30)}TODO: ${'語'.repeat(90)}`,
      `\t${'a '.repeat(90)}[Say what.] b`,
      '[Say\nwhat.]'
    ]
    for (const text of texts) {
      scratch.put('docs/EP-002-days.md', good.replace('Nights.', text))
      const args = [...own, '--format=full', '-q', 'docs/EP-002-days.md']
      const {out} = await scratch.run(args, {columns: () => columns})
      for (const line of out.split('\n').filter((d) => d.includes('|'))) {
        expect(stringWidth(line)).toBeLessThanOrEqual(columns)
      }

      expect(out).toContain('^')
    }
  })

  test('standard input and fixed files have excerpts of what is left', async () => {
    const args = [...own, '--format=full', '-q']
    const given = {input: bad}
    const {out} = await scratch.run([...args, '-'], given)
    expect(out).toContain('  7 | TODO: a | b\n')
    const fixed = await scratch.run([...args, '--fix', 'docs'])
    expect(fixed.out).toContain('  7 | TODO: a | b\n')
  })
})
