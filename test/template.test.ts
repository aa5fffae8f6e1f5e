/** `ep-lint template`. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js'
import {root, Scratch} from './support/scratch.js'

let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
})

afterEach(() => {
  scratch.remove()
})

const all = `# RFC NNNN: [Title]

- **Status**: Draft | Final
- **Author**: [Your name]
- **Reviewers**: [Names, optional]
- **Created**: YYYY-MM-DD

## Summary

[Say what changes.]

## Tests

- **Unit**: ...
- **Load**: ...
  - **Target**: ...

## Rollout

<!--ep from Final-->

[Say when.]

### Step 1: [Name]

[Say what happens.]

## Tooling (if applicable)

<!--ep keep-->

Tools are listed in the wiki.

## Data

Say what is stored.
`

const doubtful = `# RFC NNNN: [Title]

Sponsor: Ada

- **Status**: Draft
- **Size**: Keep it as small as you can.

<!--ep optonal-->

## Summary

## Summary

## Risks

If needed, list the risks.

## Tests

List the tests, for example:

- **Unit**: ...

## Rollout

<!--ep from Done-->

[Say when.]
`

/** The check of a schema in which what is not described is a mistake. */
function checkOf(name: string): ValidateFunction {
  const text = readFileSync(join(root, 'docs', name), 'utf8')
  const schema = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'properties' in value
      ? {...value, additionalProperties: false}
      : value
  ) as object
  return new Ajv2020({strict: true, allowUnionTypes: true}).compile(schema)
}

describe('what was read from a template', () => {
  test('with a status that is one of those known', async () => {
    const {out} = await scratch.run(['template', 'docs/EP-TEMPLATE.md'])
    expect(out).toContain(
      '  3  required  Status  one of the statuses below, starts as `Draft`\n'
    )
    expect(out).toContain('\nStatuses\n    Draft ')
    const other = scratch
      .get('docs/EP-TEMPLATE.md')
      .replace('EP-XXX', 'RFC NNNN')
    scratch.put('docs/EP-TEMPLATE.md', other)
    expect((await scratch.run(['template'])).out).toContain(
      '  3  required  Status  any value, starts as `Draft`\n'
    )
  })

  test.each(['Draft', 'Draft | Accepted | …', 'Draft, Accepted, etc.'])(
    'with any status, `%s`, of which nobody said what follows',
    async (status) => {
      const template = `# RFC NNNN: [Title]\n\n- Status: ${status}\n\n## Summary\n\n[What?]\n`
      scratch.put('docs/rfc-template.md', template)
      const {out} = await scratch.run(['template', 'docs/rfc-template.md'])
      expect(out).toContain('\nStatuses\n    any status\n\nProposals\n')
    }
  )

  test('as a text, each with its line', async () => {
    scratch.put('docs/rfc-template.md', all)
    expect(await scratch.run(['template', 'docs/rfc-template.md'])).toEqual({
      code: 0,
      out: `docs/rfc-template.md

Title
  1  RFC NNNN: [Title]  numbered

Fields
  3  required  Status     \`Draft\` or \`Final\`
  4  required  Author     free text
  5  optional  Reviewers  free text; said to be optional, line 5
  6  required  Created    a date

Sections
   8  required  Summary
                    prompt \`[Say what changes.]\`
  12  required  Tests
                    items \`Unit\`, \`Load\` and \`Load > Target\`
                    prompt \`- **Unit**: ... - **Load**: ... - **Tar…\`
  18  required  Rollout
                    from \`Final\` on
                    prompt \`[Say when.]\`
  24  required    Step 1: [Name]
                      a series, \`Step 1: …\` and so on
                      prompt \`[Say what happens.]\`
  28  optional  Tooling
                    by \`(if applicable)\`, line 28
                    to stay: \`Tools are listed in the wiki.\`, line 32
  34  required  Data

Statuses
    Draft
    Final

Proposals
    those named like \`RFC-NNNN-<slug>.md\` or \`draft-YYYYMMDD-<slug>.md\`, and those whose title starts with \`RFC\`

4 fields, 6 sections, nothing doubtful
`,
      error: ''
    })
  })

  test('as JSON, as its schema has it', async () => {
    scratch.put('rfc-template.md', all)
    const json = ['template', 'rfc-template.md', '--format', 'json']
    const {code, out} = await scratch.run(json)
    expect(code).toBe(0)
    const report = JSON.parse(out) as {sections: object[]}
    const validate = checkOf('template.schema.json')
    expect([validate(report), validate.errors]).toEqual([true, null])
    expect(validate({...report, version: 2})).toBe(false)
    expect(report).toMatchObject({
      path: 'rfc-template.md',
      title: {form: 'RFC NNNN: [Title]', numbered: true, line: 1},
      fields: [
        {
          key: 'Status',
          line: 3,
          kind: 'choice',
          optional: false,
          choices: ['Draft', 'Final'],
          open: false
        },
        {key: 'Author', line: 4, kind: 'text', optional: false},
        {
          key: 'Reviewers',
          optional: true,
          because: {reason: 'said to be optional', line: 5}
        },
        {key: 'Created', kind: 'date'}
      ],
      statuses: ['Draft', 'Final'],
      files: {
        globs: null,
        titles: 'RFC ',
        names: ['RFC-NNNN-<slug>.md', 'draft-YYYYMMDD-<slug>.md']
      },
      doubts: []
    })
    expect(report.sections).toMatchObject([
      {title: 'Summary', rank: 2, parent: null, line: 8, optional: false},
      {title: 'Tests', items: ['Unit', 'Load', 'Load > Target']},
      {title: 'Rollout', from: 'Final', prompt: '[Say when.]'},
      {
        title: 'Step 1: [Name]',
        rank: 3,
        parent: 'Rollout',
        series: {label: 'Step', numbered: true, named: true}
      },
      {
        title: 'Tooling',
        optional: true,
        because: {reason: '(if applicable)', line: 28},
        kept: [{line: 32, text: 'Tools are listed in the wiki.'}]
      },
      {title: 'Data', prompt: null}
    ])
  })

  test('with what is doubtful, and its remedy', async () => {
    scratch.put('t.md', doubtful)
    const {code, out} = await scratch.run(['template', 't.md'])
    expect(code).toBe(1)
    expect(out.slice(out.indexOf('Doubtful'))).toBe(`Doubtful
   6  \`Size: …\` is read as a field though a sentence follows, write \`<!--ep ignore-->\` above it if it is a note
   8  \`<!--ep optonal-->\` is no mark, write \`ep optional\`, \`ep keep\`, \`ep ignore\` or \`ep from <status>\`
  10  Section \`Summary\` is required and says nothing, add a sentence on what belongs there
  12  Two sections \`Summary\` at one place are read as one, rename one of them
  14  Section \`Risks\` is read as required though its text says \`If needed\`, write \`<!--ep optional-->\` below its heading if it may be left out
  18  The items of section \`Tests\` are read as required though its text says \`for example\`, add an item \`- ...\` if others will do

3 fields, 4 sections, 6 doubtful
`)
    const json = await scratch.run(['template', 't.md', '--format=json'])
    expect(json.code).toBe(1)
    const validate = checkOf('template.schema.json')
    expect([validate(JSON.parse(json.out)), validate.errors]).toEqual([
      true,
      null
    ])
  })

  test('with labels of which some may be sections', async () => {
    scratch.put(
      't.md',
      '# T\n\n- **Issue**: Say what is wrong, and for whom it is.\n- **Owner**: [Name]\n'
    )
    const {code, out} = await scratch.run(['template', 't.md'])
    expect(code).toBe(1)
    expect(out).toContain(
      '3  `Issue` and all other labels are read as fields, as there is no section, write those that are sections as headings'
    )
  })

  test('without doubts in the built-in one', async () => {
    const {code, out} = await scratch.run(['template', 'built-in'])
    expect([code, out.split('\n')[0]]).toEqual([0, 'built-in'])
  })

  test('with headings of rank 1 of which one may be the title', async () => {
    scratch.put('t.md', '# About\n\nx\n\n# Title\n\n## A\n\nx\n\n## B\n\nx\n')
    const {code, out} = await scratch.run(['template', 't.md'])
    expect(code).toBe(1)
    expect(out).toContain(
      '5  `Title` is read as a section, as there are 2 headings of rank 1, leave one if it is the title'
    )
  })
})

describe('the template in force', () => {
  const pathOf = async () => {
    const {out} = await scratch.run(['template', '--format=json'])
    return (JSON.parse(out) as {path: string}).path
  }

  test('is the one beside the proposals', async () => {
    expect(await pathOf()).toBe('docs/EP-TEMPLATE.md')
  })

  test('is that of the configuration, with its options', async () => {
    scratch.put('other.md', all)
    const options = {template: 'other.md', files: ['rfcs/*.md']}
    scratch.put(
      '.remarkrc.json',
      JSON.stringify({plugins: [['remark-lint-ep', options]]})
    )
    const {out} = await scratch.run(['template', '--format=json'])
    expect(JSON.parse(out)).toMatchObject({
      path: 'other.md',
      files: {globs: ['rfcs/*.md']}
    })
    expect((await scratch.run(['template'])).out).toContain(
      'those that match `rfcs/*.md`'
    )
  })

  test('is the built-in one where there is no other', async () => {
    scratch.remove('docs')
    expect(await pathOf()).toBe('built-in')
  })

  test('is asked for where there are several', async () => {
    scratch.put('rfcs/rfc-template.md', all)
    expect(await scratch.run(['template'])).toEqual({
      code: 2,
      out: '',
      error:
        'Unexpected several templates `docs/EP-TEMPLATE.md` and `rfcs/rfc-template.md`, expected the name of one, such as `ep-lint template docs/EP-TEMPLATE.md`\n'
    })
  })

  test.each([
    [
      ['nowhere.md'],
      'Unexpected missing template `nowhere.md`, expected a Markdown file there\n'
    ],
    [
      ['empty.md'],
      'Unexpected template `/…/empty.md` without a heading, expected a document with the title and sections that proposals have\n'
    ],
    [
      ['nowhere.md', '--against=docs'],
      'Unexpected missing template `nowhere.md`, expected a Markdown file there\n'
    ],
    [
      ['--against=nowhere'],
      'Unexpected path `nowhere`, expected a folder of proposals\n'
    ],
    [
      ['--against=none'],
      'Unexpected `none` without proposals, expected a folder of proposals\n'
    ]
  ])('is refused where it cannot be read: %j', async (args, error) => {
    scratch.put('empty.md', 'Nothing.\n')
    scratch.put('none/notes.md', '# Notes\n')
    expect(await scratch.run(['template', ...args])).toEqual({
      code: 2,
      out: '',
      error
    })
  })
})

describe('a folder against its template', () => {
  beforeEach(() => {
    scratch.remove('docs')
    scratch.put('docs/rfc-template.md', all)
    const write = (number: number, text: string) => {
      scratch.put(
        `docs/RFC-000${String(number)}-x.md`,
        `# RFC 000${String(number)}: X\n\n${text}\n\n## Data\n\nSay what is stored.\n`
      )
    }

    write(
      1,
      '- **Status**: Final\n- **Area**: a\n\n## Summary and scope\n\nNights.\n\n## Costs\n\nMany.\n\n## Rollout\n\nSoon.\n\n### Step 1: A\n\nB.'
    )
    write(
      2,
      '- **Status**: Final\n- **Area**: b\n\n## Summary and scope\n\n[Say what changes.]\n\n## COSTS\n\nFew.'
    )
    write(3, '- **State**: Final\n\n## Summary\n\n[Say what changes.]')
    write(4, '- **Status**: Final\n\n## Summary\n\n[Say what changes.]')
  })

  const args = ['template', '--against', 'docs']

  test('as a table', async () => {
    expect(await scratch.run(args)).toEqual({
      code: 0,
      out: `4 proposals

Fields
  100 %  4/4  Status                                  as State (1)
    0 %  0/4  Author     required, hardly ever given
    0 %  0/4  Reviewers  optional
    0 %  0/4  Created    required, hardly ever given

Sections
  100 %  4/4  Summary                                                as Summary and scope (2)
    0 %  0/4  Tests                     required, hardly ever given
   25 %  1/4  Rollout
  100 %  1/1  Rollout > Step 1: [Name]
    0 %  0/4  Tooling                   optional
  100 %  4/4  Data

Fields that many have and the template lacks
  50 %  2  Area

Sections that many have and the template lacks
  50 %  2  Costs

Texts that nearly all keep; write \`<!--ep keep-->\` below the heading if they are to stay
  4  Data  Say what is stored.

Other names that several use, for the configuration
  "aliases": {"Summary":["Summary and scope"]}
`,
      error: ''
    })
  })

  test('as JSON, as its schema has it', async () => {
    const {code, out} = await scratch.run([...args, '--format=json'])
    expect(code).toBe(0)
    const usage: unknown = JSON.parse(out)
    const validate = checkOf('template-usage.schema.json')
    expect([validate(usage), validate.errors]).toEqual([true, null])
    expect(usage).toMatchObject({
      version: 1,
      proposals: 4,
      added: {
        fields: [{name: 'Area', proposals: 2}],
        sections: [{name: 'Costs', proposals: 2}]
      },
      kept: [{section: 'Data', text: 'Say what is stored.', proposals: 4}],
      aliases: {Summary: ['Summary and scope']}
    })
  })

  test('with the template that is named', async () => {
    scratch.put('t.md', '# RFC NNNN: [Title]\n\n## Costs\n\n[Name them.]\n')
    const {out} = await scratch.run([...args, 't.md'])
    expect(out).toContain('50 %  2/4  Costs')
  })
})
