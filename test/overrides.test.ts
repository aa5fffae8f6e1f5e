/** Several kinds of documents in one repository, and severities by status. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Scratch} from './support/scratch.js'

const rfcs = `# RFC NNNN: [Title]

**Status**: Draft | Accepted | Withdrawn

## Summary

[Say what changes.]

## Motivation

[Say why.]
`
const decisions = `# [Title of the decision]

## Status

proposed | accepted

## Context

[What is the issue?]

## Decision

[What was decided?]
`
const rfc = (status: string) =>
  `# RFC 0001: Night exports\n\n**Status**: ${status}\n\n## Summary\n\nExports run at night.\n`
const decision =
  '# Use queues\n\n## Status\n\naccepted\n\n## Context\n\nExports take long.\n'
const lacksMotivation =
  'rfcs/0001-nights.md\n  8:1  warning  Unexpected missing section `Motivation`, expected it at the end  ep-required-section, insertable\n'
const lacksDecision =
  '10:1  warning  Unexpected missing section `Decision`, expected it at the end  ep-required-section, insertable\n'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  scratch.put('rfcs/0000-template.md', rfcs)
  scratch.put('rfcs/0001-nights.md', rfc('Draft'))
  scratch.put('adr/template.md', decisions)
  scratch.put('adr/use-queues.md', decision)
})

afterEach(() => {
  scratch.remove()
})

/** What is told of the files, without the counts. */
async function lint(...args: string[]): Promise<string[]> {
  const {out} = await scratch.run(['--no-cache', '-q', ...args])
  return out === '' || out === '\n'
    ? []
    : out.split('\n\n').map((d) => (d.endsWith('\n') ? d : `${d}\n`))
}

describe('overrides', () => {
  test('give some files another template, whose proposals they are', async () => {
    scratch.configure({
      template: 'rfcs/0000-template.md',
      overrides: [{files: ['adr/*.md'], template: 'adr/template.md'}]
    })
    expect(await lint('adr', 'rfcs')).toEqual([
      `adr/use-queues.md\n  ${lacksDecision}`,
      lacksMotivation
    ])
    // The same from another folder, and by an absolute path.
    expect(await lint(`${scratch.cwd}/adr`)).toEqual([
      `adr/use-queues.md\n  ${lacksDecision}`
    ])
  })

  test('leave what is said of another template to that', async () => {
    scratch.configure({
      template: 'rfcs/0000-template.md',
      statuses: ['Draft'],
      aliases: {Summary: ['Abstract']},
      overrides: [{files: ['adr/*.md'], template: 'adr/template.md'}]
    })
    expect(await lint('adr')).toEqual([`adr/use-queues.md\n  ${lacksDecision}`])
  })

  test('change single options, the last one most', async () => {
    scratch.configure({
      template: 'rfcs/0000-template.md',
      rules: {'ep-title': false},
      overrides: [
        {files: ['rfcs/**'], rules: {'ep-required-section': 'error'}},
        {files: ['rfcs/0001-*.md'], rules: {'ep-required-section': false}}
      ]
    })
    expect(await lint('rfcs')).toEqual([])
    scratch.configure({
      template: 'rfcs/0000-template.md',
      overrides: [
        {files: ['rfcs/**'], rules: {'ep-required-section': 'error'}},
        {files: ['adr/**'], rules: {'ep-required-section': false}}
      ]
    })
    expect(await lint('rfcs')).toEqual([
      lacksMotivation.replace('warning', 'error')
    ])
  })

  test('leave the template to the command line', async () => {
    scratch.configure({
      overrides: [
        {
          files: ['rfcs/*.md'],
          template: 'adr/template.md',
          rules: {'ep-required-section': 'error'}
        }
      ]
    })
    expect(await lint('--template', 'rfcs/0000-template.md', 'rfcs')).toEqual([
      lacksMotivation.replace('warning', 'error')
    ])
  })

  test.each([
    [
      [{files: ['a.md'], today: '2026-01-01'}],
      'Unexpected option `today` of `overrides[0]`, expected `template`, `files`, `statuses`, `aliases`, `rules`, `names`, `lifecycle`, `severities`, `history` or `metadata`'
    ],
    [
      [{files: ['a.md']}, {files: ['b.md'], rules: {'ep-x': 'warn'}}],
      'Unexpected rule `ep-x` in the option `rules` of `overrides[1]`, expected '
    ],
    [
      [{template: 'a.md'}],
      'Unexpected `[{"template":"a.md"}]` for the option `overrides`, expected a list of options with the files that they are for, such as `[{"files": ["adr/*.md"], "template": "adr/template.md"}]`'
    ],
    [
      {files: ['a.md']},
      'Unexpected `{"files":["a.md"]}` for the option `overrides`, expected a list of options with the files that they are for'
    ]
  ])('are checked: %j', async (overrides, reason) => {
    scratch.configure({overrides})
    const {code, out} = await scratch.run(['--no-cache', 'rfcs/0001-nights.md'])
    expect([code, out]).toEqual([2, expect.stringContaining(reason)])
  })
})

describe('several templates', () => {
  const template = ['rfcs/0000-template.md', 'adr/template.md']

  test('judge each proposal by the one that most of it is of', async () => {
    scratch.configure({template, files: ['*/*.md']})
    expect(await lint('adr', 'rfcs')).toEqual([
      `adr/use-queues.md\n  ${lacksDecision}`,
      lacksMotivation
    ])
    const {out} = await scratch.run(['explain', 'adr/use-queues.md'])
    expect(out.split('\n', 1)).toEqual([
      `adr/use-queues.md, matched to /…/adr/template.md`
    ])
  })

  test('are in their order where none fits better', async () => {
    scratch.configure({template, files: ['*/*.md']})
    scratch.put('adr/other.md', '# Other\n\n## Prose\n\nWords.\n')
    const {out} = await scratch.run(['explain', 'adr/other.md'])
    expect(out.split('\n', 1)).toEqual([
      `adr/other.md, matched to /…/rfcs/0000-template.md`
    ])
  })

  test('have to be there, each of them', async () => {
    scratch.configure({template: ['rfcs/0000-template.md', 'gone.md']})
    expect((await lint('rfcs')).join('')).toContain(
      'Unexpected missing template `gone.md`'
    )
  })

  test('share aliases, which one of them has to know', async () => {
    const aliases = {Context: ['Background']}
    scratch.configure({template, aliases, files: ['*/*.md']})
    scratch.put('adr/use-queues.md', decision.replace('Context', 'Background'))
    expect(await lint('adr')).toEqual([
      `adr/use-queues.md\n   7:4  warning  Unexpected section \`Background\`, expected \`Context\`  ep-section-title, fixable\n  ${lacksDecision}`
    ])
    scratch.configure({template, aliases: {Contxt: ['Background']}})
    expect((await lint('rfcs')).join('')).toContain(
      'Unexpected `Contxt` in the option `aliases`, expected a section or field of the template'
    )
  })
})

describe('severities', () => {
  test.each([
    ['off', []],
    ['warn', [lacksMotivation]],
    ['error', [lacksMotivation.replace('warning', 'error')]]
  ])('by status: %s', async (severity, expected) => {
    scratch.configure({
      template: 'rfcs/0000-template.md',
      severities: {withdrawn: severity, Accepted: 'off'}
    })
    scratch.put('rfcs/0001-nights.md', rfc('Withdrawn'))
    expect(await lint('rfcs')).toEqual(expected)
  })

  test('stand in place of what an accepted proposal is held to', async () => {
    scratch.put('rfcs/0001-nights.md', rfc('Accepted'))
    scratch.configure({template: 'rfcs/0000-template.md'})
    expect(await lint('rfcs')).toEqual([
      lacksMotivation.replace('warning', 'error')
    ])
    scratch.configure({
      template: 'rfcs/0000-template.md',
      severities: {Accepted: 'warn'}
    })
    expect(await lint('rfcs')).toEqual([lacksMotivation])
  })

  test('are checked', async () => {
    scratch.configure({severities: {Draft: 'loud'}})
    expect((await lint('rfcs')).join('')).toContain(
      'Unexpected `{"Draft":"loud"}` for the option `severities`, expected `"off"`, `"warn"` or `"error"` by status, such as `{"Withdrawn": "off"}`'
    )
  })
})
