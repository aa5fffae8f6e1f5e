/** The page of a rule, as a terminal shows it. */
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {renderPage} from '../src/cli/commands/render-page.js'
import {rules} from '../rules/index.js'
import {Scratch} from './support/scratch.js'

const page = `# \`ep-x\`

> A sentence about a good proposal, with \`code\`.

<!-- since: 0.1.0 -->

**Why.** It is *quite* long, so that it has to be wrapped, see
[\`ep-status\`](ep-status.md), [the source](../../rules/ep-x.ts) and
[CommonMark](https://commonmark.org).

## Examples

- one item that is long enough to be wrapped as well
- two

10. ten

    more

\`\`\`markdown
**Status**: Draft, and a line of code is never wrapped
\`\`\`

\`\`\`text
3:13 Unexpected status, expected another one of these
\`\`\`

\`\`\`diff
-old
+new
 same
\`\`\`
`

test('is wrapped to the width', () => {
  expect(renderPage(page, {width: 40, color: false})).toBe(`ep-x

  A sentence about a good proposal, with
  \`code\`.

Why. It is quite long, so that it has to
be wrapped, see \`ep-status\`, the source
(rules/ep-x.ts) and CommonMark
(https://commonmark.org).

Examples

- one item that is long enough to be
  wrapped as well
- two

10. ten

    more

    **Status**: Draft, and a line of code is never wrapped

    3:13 Unexpected status, expected
    another one of these

    -old
    +new
     same
`)
})

test('has colors', () => {
  const shown = renderPage(page, {width: 80, color: true})
  expect(shown.split('\n')).toEqual([
    '\u001B[1mep-x\u001B[22m',
    '',
    '  A sentence about a good proposal, with \u001B[36mcode\u001B[39m.',
    '',
    '\u001B[1mWhy.\u001B[22m It is \u001B[3mquite\u001B[23m long, so that it has to be wrapped, see \u001B[36mep-status\u001B[39m, the source',
    '(rules/ep-x.ts) and CommonMark (https://commonmark.org).',
    '',
    '\u001B[1mExamples\u001B[22m',
    '',
    '- one item that is long enough to be wrapped as well',
    '- two',
    '',
    '10. ten',
    '',
    '    more',
    '',
    '    \u001B[36m**Status**: Draft, and a line of code is never wrapped\u001B[39m',
    '',
    '    3:13 Unexpected status, expected another one of these',
    '',
    '    \u001B[31m-old\u001B[39m',
    '    \u001B[32m+new\u001B[39m',
    '     same',
    ''
  ])
})

test('shows a break, and leaves out what no page has', () => {
  expect(
    renderPage('a\\\nb ![c](d.png)\n\n***\n', {width: 80, color: false})
  ).toBe('a\nb\n')
})

describe('ep-lint explain', () => {
  let scratch: Scratch
  beforeAll(() => {
    scratch = new Scratch()
  })
  afterAll(() => {
    scratch.remove()
  })

  test.each(rules.map((d) => d.id))('%s fits the terminal', async (id) => {
    const {code, out} = await scratch.run(['explain', id])
    expect(code).toBe(0)
    const prose = out.split('\n').filter((d) => !d.startsWith('    '))
    expect(prose[0]).toBe(id)
    expect(prose.filter((d) => d.length > 80)).toEqual([])
    expect(out).not.toMatch(/```|^#+ |<!-- /m)
  })

  test('asks the terminal for its width, and for color', async () => {
    const args = ['explain', 'ep-unique-field']
    const wide = await scratch.run(args, {columns: () => 1000})
    expect(wide.out.split('\n')[2]).toBe(
      '  Each field of the template is given only once.'
    )
    const narrow = await scratch.run(args, {columns: () => 40})
    expect(narrow.out.split('\n').slice(2, 4)).toEqual([
      '  Each field of the template is given',
      '  only once.'
    ])
    const colored = await scratch.run([...args, '--color'])
    expect(colored.out).toMatch(/^\u001B\[1mep-unique-field\u001B\[22m\n/)
    const terminal = {hasColors: () => true}
    const plain = await scratch.run([...args, '--no-color'], terminal)
    expect(plain.out).toMatch(/^ep-unique-field\n/)
  })
})
