/** Commands in a repository with several kinds of documents. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {remark} from 'remark'
import {VFile} from 'vfile'
import remarkLintEp, {readTemplate} from '../src/index.js'
import {Scratch} from './support/scratch.js'

const rfcs =
  '# RFC NNNN: [Title]\n\n**Status**: Draft | Accepted\n\n## Summary\n\n[Say what changes.]\n'
const decisions =
  '# ADR-NNN: [Title of the decision]\n\n**Status**: proposed | accepted\n\n## Context\n\n[What is the issue?]\n'
const rfc = (number: string, title: string) =>
  `# RFC ${number}: ${title}\n\n**Status**: Draft\n\n## Summary\n\nExports.\n`
const decision = (number: string, title: string) =>
  `# ADR-${number}: ${title}\n\n**Status**: accepted\n\n## Context\n\nExports.\n`
const overrides = [
  {
    files: ['adr/[0-9]*.md'],
    template: 'adr/template.md',
    names: ['NNN-<slug>.md']
  }
]
const by = ['--author', 'Bo Example']
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  scratch.remove('docs')
  scratch.put('rfcs/0000-template.md', rfcs)
  scratch.put('rfcs/0007-nights.md', rfc('0007', 'Nights'))
  scratch.put('adr/template.md', decisions)
  scratch.put('adr/2-use-queues.md', decision('2', 'Use queues'))
})

afterEach(() => {
  scratch.remove()
})

const run = async (...args: string[]) => {
  const {out, error} = await scratch.run(args)
  return out + error
}

describe('in a folder of an override', () => {
  beforeEach(() => {
    scratch.configure({template: 'rfcs/0000-template.md', overrides})
  })

  test('new takes its template, names and numbers', async () => {
    expect(await run('new', 'Use topics', 'adr', ...by)).toBe(
      'create adr/3-use-topics.md\n'
    )
    expect(scratch.get('adr/3-use-topics.md')).toContain(
      '# ADR-3: Use topics\n\n**Status**: proposed\n'
    )
    expect(await run('new', 'Days', 'rfcs', ...by)).toBe(
      'create rfcs/0008-days.md\n'
    )
  })

  test('new takes the folder of the template that is named', async () => {
    expect(
      await run('new', 'Use topics', '--template=adr/template.md', ...by)
    ).toBe('create adr/3-use-topics.md\n')
    expect(
      await run('new', 'Days', '--template=rfcs/0000-template.md', ...by)
    ).toBe('create rfcs/0008-days.md\n')
    expect(await run('new', 'Days', ...by)).toBe(
      'Unexpected proposals in several folders, expected one, choose it: `adr` or `rfcs`\n'
    )
  })

  test('promote takes its names', async () => {
    const draft = 'adr/draft-20260120-use-topics.md'
    scratch.configure({
      template: 'rfcs/0000-template.md',
      overrides: [
        {
          files: ['adr/*.md'],
          template: 'adr/template.md',
          names: ['NNN-<slug>.md', 'draft-YYYYMMDD-<slug>.md']
        }
      ]
    })
    scratch.put(draft, decision('NNN', 'Use topics'))
    expect(await run('promote', draft)).toBe(
      `rename ${draft} to adr/3-use-topics.md\n`
    )
    expect(scratch.get('adr/3-use-topics.md')).toContain('# ADR-3: Use topics')
  })

  test('index lists its proposals', async () => {
    expect(await run('index', 'adr', '--write')).toBe('Wrote adr/index.md\n')
    expect(scratch.get('adr/index.md')).toContain(
      '| [ADR-2](2-use-queues.md) | Use queues | accepted |'
    )
  })

  test('status names the templates, and groups by them', async () => {
    const table = await run('status')
    expect(table).toContain('Template')
    expect(table).toMatch(/Use queues +adr\/template\.md +accepted/)
    expect(await run('status', 'adr')).not.toContain('Template')
    const grouped = await run('status', '--by=template', '--format=markdown')
    expect(grouped.match(/^(?:##|\d+ proposal).*/gm)).toEqual([
      '## `adr/template.md`',
      '1 proposal: 1 accepted',
      '## `rfcs/0000-template.md`',
      '1 proposal: 1 Draft'
    ])
    expect(await run('status', '--by=template')).toMatch(
      /^adr\/template\.md\n\nNo\. [^]*\n\nrfcs\/0000-template\.md\n\nNo\. /
    )
    const json = await run('status', '--by=template', '--format=json')
    expect(JSON.parse(json)).toMatchObject({
      version: 1,
      by: 'template',
      groups: [
        {template: 'adr/template.md', proposals: [{number: 2}]},
        {template: 'rfcs/0000-template.md', proposals: [{number: 7}]}
      ]
    })
  })
})

describe('a field for the number', () => {
  const field = (value: string) =>
    `---\nrfc: ${value}\nstatus: Draft\n---\n\n# [Title]\n\n## Summary\n\n[Say.]\n`

  test.each([
    ['<to be assigned>', '8'],
    ['0000', '0008'],
    ['RFC-XXX', 'RFC-008'],
    ['"NNNN"', '8']
  ])('is filled by new and promote: %s', async (value, written) => {
    const draft = 'rfcs/draft-20260120-weeks.md'
    scratch.configure({template: 'rfcs/0000-template.md'})
    scratch.put('rfcs/0000-template.md', field(value))
    await run('new', 'Days', 'rfcs', ...by)
    expect(scratch.get('rfcs/0008-days.md')).toContain(`\nrfc: ${written}\n`)
    scratch.put(draft, field(value).replace('[Title]', 'Weeks'))
    await run('promote', draft)
    expect(scratch.get('rfcs/0009-weeks.md')).toContain(
      `\nrfc: ${written.replace('8', '9')}\n`
    )
    expect(await run('--no-cache', 'rfcs')).not.toContain('number')
  })
})

describe('with a list of templates', () => {
  const template = ['rfcs/0000-template.md', 'adr/template.md']

  beforeEach(() => {
    scratch.configure({template, files: ['{adr,rfcs,all}/*.md']})
  })

  test('new takes the one that lies in the folder', async () => {
    expect(await run('new', 'Use topics', 'adr', ...by)).toContain(
      'create adr/ADR-3-use-topics.md\n'
    )
    expect(await run('new', 'Days', 'rfcs', ...by)).toBe(
      'create rfcs/0008-days.md\n'
    )
  })

  test('new takes the one that most proposals are of, or that is named', async () => {
    scratch.put('all/ADR-004-topics.md', decision('004', 'Topics'))
    scratch.put('all/ADR-005-streams.md', decision('005', 'Streams'))
    scratch.put('all/0012-weeks.md', rfc('0012', 'Weeks'))
    expect(await run('new', 'Use logs', 'all', ...by)).toMatch(
      /^create all\/ADR-0*6-use-logs\.md\n$/
    )
    expect(
      await run('new', 'Days', 'all', '--template=rfcs/0000-template.md', ...by)
    ).toBe('create all/0013-days.md\n')
  })

  test('new asks for one where none is the folder’s', async () => {
    scratch.put('all/notes.txt', '')
    expect(await run('new', 'Days', 'all', ...by)).toBe(
      'Unexpected several templates for `all`, `rfcs/0000-template.md` and `adr/template.md`, expected one, name it with `--template`\n'
    )
  })
})

describe('ep-lint init', () => {
  const config = () => JSON.parse(scratch.get('.remarkrc.json')) as unknown

  test('writes overrides for templates in folders of their own', async () => {
    scratch.put('rfcs/0008-days.md', rfc('0008', 'Days'))
    expect(await run('init')).toBe(
      `Wrote .remarkrc.json with the template rfcs/0000-template.md, and in \`overrides\` adr/template.md for the files that lie with it.
rfcs/0000-template.md: It asks for titles such as \`RFC NNNN: [Title]\`, 1 field and 1 section.
adr/template.md: It asks for titles such as \`ADR-NNN: [Title of the decision]\`, 1 field and 1 section.
Found 3 proposals, with 1 finding.
Next, run \`ep-lint\` to see them, \`ep-lint --update-baseline\` to leave them out from now on, or \`ep-lint --since <branch>\` in CI to report only what is new.
`
    )
    expect(config()).toEqual({
      plugins: [
        [
          'remark-lint-ep',
          {
            template: 'rfcs/0000-template.md',
            overrides: [{files: ['adr/*.md'], template: 'adr/template.md'}]
          }
        ]
      ]
    })
  })

  test('names only what is named as proposals are, where others lie there', async () => {
    scratch.put('rfcs/0008-days.md', rfc('0008', 'Days'))
    scratch.remove('adr/2-use-queues.md')
    scratch.put('adr/ADR-002-use-queues.md', decision('002', 'Use queues'))
    scratch.put('adr/CHANGELOG.md', '# Changes\n')
    await run('init')
    expect(config()).toMatchObject({
      plugins: [
        [
          'remark-lint-ep',
          {overrides: [{files: ['adr/ADR-*.md', 'adr/draft-*.md']}]}
        ]
      ]
    })
    expect(await run('--no-cache', '-q')).toBe('')
  })

  test.each([
    ['one lies in the folder of another', 'adr/old/template.md', decisions],
    ['two lie in one folder', 'adr/ADR-template.md', decisions]
  ])('asks where %s', async (_, path, text) => {
    scratch.put(path, text)
    scratch.put(path.replace('template', 'ADR-9'), decision('9', 'Use logs'))
    expect(await run('init')).toMatch(/^Unexpected several templates, /)
  })

  test('asks where only one has proposals', async () => {
    scratch.remove('adr/2-use-queues.md')
    scratch.answer = '1'
    expect(await run('init')).toMatch(
      /^Wrote \.remarkrc\.json with the template adr\/template\.md\.\n/
    )
  })
})

describe('an index of several kinds', () => {
  const adr = (number: string, title: string, status: string) =>
    `# ADR-${number}: ${title}\n\n**Status**: ${status}\n\n## Context\n\nText.\n`
  const page = `# Documents

## RFCs

| RFC | Title | Status |
| --- | --- | --- |
| [0001](rfc-0001-nights.md) | Nights | Accepted |
| [0002](rfc-0002-days.md) | Days | Draft |
| [0003](rfc-0003-dusk.md) | Dusk | Draft |

## ADRs

| ADR | Title | Status |
| --- | --- | --- |
| [1](ADR-1-queues.md) | Queues | proposed |
`

  beforeEach(() => {
    scratch.put('docs/rfc-template.md', rfcs)
    scratch.put('docs/adr-template.md', decisions)
    for (const [number, title] of [
      ['0001', 'Nights'],
      ['0002', 'Days'],
      ['0003', 'Dusk']
    ] as const) {
      const path = `docs/rfc-${number}-${title.toLowerCase()}.md`
      scratch.put(path, rfc(number, title))
    }

    scratch.put('docs/ADR-1-queues.md', adr('1', 'Queues', 'accepted'))
    scratch.put('docs/ADR-2-caches.md', adr('2', 'Caches', 'proposed'))
    scratch.put('docs/README.md', page)
  })

  test.each<[string, object]>([
    [
      'overrides',
      {
        template: 'docs/rfc-template.md',
        overrides: [
          {files: ['docs/ADR-*.md'], template: 'docs/adr-template.md'}
        ]
      }
    ],
    ['a list', {template: ['docs/rfc-template.md', 'docs/adr-template.md']}]
  ])('is compared with all of them: %s', async (_, options) => {
    scratch.configure(options)
    expect(await run('--no-cache', 'docs')).toBe(`docs/README.md
   7:41  warning  Unexpected status \`Accepted\`, expected \`Draft\` as in \`rfc-0001-nights.md\`  ep-index, fixable
  15:35  warning  Unexpected status \`proposed\`, expected \`accepted\` as in \`ADR-1-queues.md\`  ep-index, fixable
   16:1  warning  Unexpected missing row for \`ADR-2-caches.md\`, expected it in the table  ep-index, fixable

3 warnings in 1 file, 3 can be fixed with --fix
`)
    const mended = page
      .replace('Accepted', 'Draft')
      .replace(
        'proposed |\n',
        'accepted |\n| [2](ADR-2-caches.md) | Caches | proposed |\n'
      )
    expect(await run('index', 'docs', '--write')).toBe(
      'Updated docs/README.md\n'
    )
    expect(scratch.get('docs/README.md')).toBe(mended)
    expect(
      await run(
        'new',
        'Noon',
        'docs',
        '--template',
        'docs/rfc-template.md',
        ...by
      )
    ).toBe('create docs/rfc-0004-noon.md\nchange docs/README.md\n')
    expect(
      await run(
        'new',
        'Logs',
        'docs',
        '--template',
        'docs/adr-template.md',
        ...by
      )
    ).toBe('create docs/ADR-3-logs.md\nchange docs/README.md\n')
    expect(scratch.get('docs/README.md')).toBe(
      mended
        .replace(
          'Dusk | Draft |\n',
          'Dusk | Draft |\n| [0004](rfc-0004-noon.md) | Noon | Draft |\n'
        )
        .concat('| [3](ADR-3-logs.md) | Logs | proposed |\n')
    )
  })

  test('is compared by the configuration that is named', async () => {
    const options = {
      template: 'docs/rfc-template.md',
      overrides: [{files: ['docs/ADR-*.md'], template: 'docs/adr-template.md'}]
    }
    const plugins = [['remark-lint-ep', options]]
    scratch.put('ci.json', JSON.stringify({plugins}))
    expect(await run('index', 'docs', '--write', '--config=ci.json')).toBe(
      'Updated docs/README.md\n'
    )
    expect(scratch.get('docs/README.md')).toContain(
      '| [1](ADR-1-queues.md) | Queues | accepted |\n| [2](ADR-2-caches.md) | Caches | proposed |\n'
    )
  })
})

describe('kinds that no title tells apart', () => {
  const path = 'docs/README.md'
  const written = (text: string, fields: string, ...sections: string[]) =>
    `${fields}\n${sections.map((d) => `\n## ${d}\n\n${text}\n`).join('')}`
  const row = (file: string, title: string, status: string) =>
    `| [${title}](${file}) | ${status} |\n`
  const head = '| Title | Status |\n| --- | --- |\n'
  const page = `# Documents\n\n${head}${row('nights.md', 'Nights', 'Draft')}\n## Decisions\n\n${head}${row('queues.md', 'Queues', 'proposed')}`
  const missing =
    'warning  Unexpected missing row for `topics.md`, expected it in the table  ep-index, fixable\n'
  const wrong =
    '11:25  warning  Unexpected status `proposed`, expected `accepted` as in `queues.md`  ep-index, fixable\n'

  /** Writes two templates and their proposals, with titles in some form. */
  const fill = (title: string, name = (d: string) => d) => {
    const change = ['Summary', 'Design']
    const decided = ['Context', 'Decision']
    const of = (d: string) => title.replace('[Title]', d).replace(/N{3}/, '1')
    const write = (file: string, text: string) => {
      scratch.put(`docs/${name(file)}`, text)
    }

    scratch.put(
      'templates/change.md',
      written('[Say.]', `${title}\n\n**Status**: Draft | Accepted`, ...change)
    )
    scratch.put(
      'templates/decision.md',
      written(
        '[Say.]',
        `${title}\n\n**Status**: proposed | accepted`,
        ...decided
      )
    )
    write(
      'nights.md',
      written('Text.', `${of('Nights')}\n\n**Status**: Draft`, ...change)
    )
    for (const file of ['Queues', 'Topics']) {
      write(
        `${file.toLowerCase()}.md`,
        written('Text.', `${of(file)}\n\n**Status**: accepted`, ...decided)
      )
    }

    scratch.put(path, page)
  }

  const template = ['templates/change.md', 'templates/decision.md']
  const files = ['docs/*.md']

  beforeEach(() => {
    scratch.remove('rfcs')
    scratch.remove('adr')
  })

  test('are told apart by their text', async () => {
    scratch.configure({template, files})
    fill('# [Title]')
    expect(await run('--no-cache', 'docs')).toBe(
      `${path}\n  ${wrong}   12:1  ${missing}\n2 warnings in 1 file, 2 can be fixed with --fix\n`
    )
    await run('index', 'docs', '--write')
    expect(scratch.get(path)).toBe(
      page.replace('proposed', 'accepted') +
        row('topics.md', 'Topics', 'accepted')
    )
    expect(await run('index', 'docs')).toBe('docs/README.md is up to date\n')
  })

  test('are told apart where both have the same letters', async () => {
    scratch.configure({template})
    fill('# EP-NNN: [Title]', (d) => `EP-1-${d}`)
    scratch.remove('docs/EP-1-topics.md')
    scratch.remove(path)
    expect(await run('--no-cache', 'docs')).toBe(
      '2 files checked, nothing found\n'
    )
    scratch.put('docs/EP-1-topics.md', scratch.get('docs/EP-1-queues.md'))
    expect(await run('--no-cache', 'docs/EP-1-topics.md')).toContain(
      'expected a number of its own, `EP-1-queues.md` uses it too'
    )
  })

  test('are told apart where they are given', () => {
    fill('# [Title]')
    const read = (name: string) => {
      const text = scratch.get(name)
      return readTemplate(remark().parse(text), text)
    }

    const file = new VFile({cwd: scratch.cwd, path, value: page})
    remark()
      .use(remarkLintEp, {template: template.map(read), files})
      .processSync(file)
    expect(file.messages.map(String)).toEqual([
      `${path}:11:25-11:33: Unexpected status \`proposed\`, expected \`accepted\` as in \`queues.md\``,
      `${path}:12:1: Unexpected missing row for \`topics.md\`, expected it in the table`
    ])
  })

  test('are told once of a row that is of neither', async () => {
    scratch.configure({template, files})
    fill('# [Title]')
    const gone = page.replace('queues.md', 'gone.md').replace('Queues', 'Gone')
    scratch.put(path, gone)
    const reason =
      'Unexpected link to `gone.md`, which is not there, expected a proposal of the folder, correct the link or remove the row'
    expect(
      (await run('--no-cache', 'docs'))
        .split('\n')
        .filter((d) => d.includes('gone'))
    ).toEqual([`  11:3  warning  ${reason}  ep-index`])
    const {error} = await scratch.run(['index', 'docs'])
    expect(error).toBe(`${path}: ${reason}\n`)
  })

  test('are told apart anew when a file changes', async () => {
    const args = ['--cache-location', 'cache', 'docs']
    scratch.configure({template, files})
    fill('# [Title]')
    await run(...args)
    scratch.put(
      'docs/topics.md',
      scratch.get('docs/nights.md').replace('Nights', 'Topics')
    )
    expect(await run(...args)).toContain(`  5:32  ${missing}`)
  })
})
