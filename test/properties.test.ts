/** What holds for every document, whatever it looks like. */
import {describe, expect, test} from '@jest/globals'
import distance from 'damerau-levenshtein'
import fc from 'fast-check'
import type {VFileMessage} from 'vfile-message'
import {rules} from '../rules/index.js'
import {builtInTemplate} from '../src/template/built-in.js'
import {isNear, isTypo, mayBeNear} from '../src/document/near-names.js'
import {titleKeys} from '../src/document/title.js'
import {takeOne, tally} from '../src/base/list.js'
import {parse} from '../src/remark/parse.js'
import {applyFixes} from '../src/linter/apply-fixes.js'
import {problemOf} from '../src/linter/report.js'
import {
  decorated,
  mutated,
  sound,
  type Draft,
  write
} from './support/generate.js'
import {lintText} from './support/run.js'
import {sampling} from './support/sampling.js'

fc.configureGlobal(sampling(150))

const options = {today: '2026-01-31'}
const path = 'EP-007-generated.md'
const lint = (source: string) => lintText(source, path, options)
const keys = (messages: readonly VFileMessage[]) =>
  messages.map((d) => JSON.stringify(problemOf(d)?.key))
const reasons = (messages: readonly VFileMessage[]) =>
  messages.map((d) => `${String(d.ruleId)}: ${d.reason}`)

test('a sound proposal is silent in every dialect', () => {
  for (const dialect of ['lines', 'list', 'plain', 'table', 'yaml'] as const) {
    expect(
      reasons(lint(write({...sound(builtInTemplate(parse)), dialect})))
    ).toEqual([])
  }
})

test('a sound proposal is silent however its titles are decorated', () => {
  fc.assert(
    fc.property(decorated(builtInTemplate(parse)), (draft) => {
      expect(reasons(lint(write(draft)))).toEqual([])
    })
  )
})

/** Fixes and insertions. */
const both = {insert: true}

describe('any document', () => {
  test('is linted without an error, and every place lies inside', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
        for (const {place} of lint(source)) {
          const points =
            place && 'start' in place ? [place.start, place.end] : [place]
          for (const point of points) {
            const {line = 0, column = 0} = point ?? {}
            expect(line).toBeGreaterThan(0)
            expect(lines.length).toBeGreaterThanOrEqual(line)
            expect(column).toBeGreaterThan(0)
            expect(lines[line - 1]?.length ?? -1).toBeGreaterThanOrEqual(
              column - 1
            )
          }
        }
      })
    )
  })

  test('is fixed without losing a word of its author', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const {source: fixed} = applyFixes(source, lint(source), lint, both)
        expect(applyFixes(fixed, lint(fixed), lint, both).source).toBe(fixed)
        const left = tally(wordsIn(fixed))
        const lost = wordsIn(source.replaceAll(repaired, '')).filter(
          (d) => !takeOne(left, d)
        )
        expect(lost).toEqual([])
      })
    )
  })
})

describe('a proposal with defects', () => {
  test('keeps its author’s lines when fixed, and stays fixed', () => {
    fc.assert(
      fc.property(mutated(builtInTemplate(parse)), (draft) => {
        const source = write(draft)
        const {source: fixed} = applyFixes(source, lint(source), lint, both)
        expect(applyFixes(fixed, lint(fixed), lint, both).source).toBe(fixed)
        const left = fixed.split(/\r\n|\n/)
        for (const line of authored(source)) expect(left).toContain(line)
      })
    )
  })

  test('loses a finding with its fix, and gains none but what may follow', () => {
    fc.assert(
      fc.property(mutated(builtInTemplate(parse)), fc.nat(), (draft, at) => {
        const source = write(draft)
        const before = lint(source)
        const fixable = before.filter((d) => problemOf(d)?.fix)
        const one = fixable[at % Math.max(fixable.length, 1)]
        if (!one) return
        const after = lint(applyFixes(source, [one], undefined, both).source)
        expect(count(after, (d) => d.reason === one.reason)).toBeLessThan(
          count(before, (d) => d.reason === one.reason)
        )
        for (const {id} of rules) {
          if (mayFollow(one, id)) continue
          const more = after.filter((d) => d.ruleId === id)
          const same = before.filter((d) => d.ruleId === id)
          const news = more
            .slice(same.length)
            .map((d) => [String(one), String(d)])
          expect(news).toEqual([])
        }
      })
    )
  })

  test('is fixed without new findings, and without a title twice', () => {
    const template = builtInTemplate(parse)
    fc.assert(
      fc.property(mutated(template), (draft) => {
        const source = write(draft)
        const before = lint(source)
        const {source: fixed, messages} = applyFixes(source, before, lint)
        // What stands at its level no longer fills the section it stood in.
        const held = [
          'ep-section-order',
          'ep-section-level',
          'ep-title',
          'ep-empty-section'
        ]
        for (const {ruleId, reason} of messages) {
          if (held.includes(ruleId ?? '')) continue
          const isKnown = before.some((d) => d.ruleId === ruleId)
          expect([isKnown, reason]).toEqual([true, reason])
        }

        const all = applyFixes(fixed, messages, lint, both).messages
        const twice = (of: readonly VFileMessage[]) =>
          count(of, (d) => d.ruleId === 'ep-unique-section')
        expect(twice(all)).toBeLessThanOrEqual(twice(before))
      })
    )
  })

  test('keeps its findings as they are where sections of its own come in', () => {
    const topLevel = new Set(
      builtInTemplate(parse).sections.flatMap((d) => (d.parent ? [] : d.title))
    )
    const own = (at: number) => ({
      rank: 2,
      title: `Notes ${String(at)}`,
      body: 'Words of their own.'
    })
    fc.assert(
      fc.property(
        mutated(builtInTemplate(parse)),
        fc.array(fc.nat(), {minLength: 1, maxLength: 3}),
        (draft, places) => {
          const parts = [...draft.parts]
          for (const [index, at] of places.entries()) {
            // Between a section at a wrong level and its parent it would matter.
            const tops = parts.flatMap((d, i) =>
              d.rank === 2 && topLevel.has(d.title) ? i : []
            )
            const before = [...tops, parts.length][at % (tops.length + 1)]
            parts.splice(before ?? 0, 0, own(index))
          }

          const before = keys(lint(write(draft)))
          const after = keys(lint(write({...draft, parts})))
          expect(after.filter((d) => !before.includes(d))).toEqual([])
        }
      )
    )
  })

  test('has the same findings whatever the dialect of its header', () => {
    fc.assert(
      fc.property(mutated(builtInTemplate(parse)), (draft) => {
        const said = (dialect: Draft['dialect']) =>
          reasons(lint(write({...draft, dialect})))
            .filter((d) => !d.includes(' here, '))
            .map((d) => d.replace(/line \d+/, 'line'))
            .sort()
        const lines = said('lines')
        for (const dialect of ['list', 'plain', 'table', 'yaml'] as const) {
          expect(said(dialect)).toEqual(lines)
        }
      })
    )
  })
})

/** Markdown of all sorts, most of it with headings and fields. */
const anything = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# EP-007: T',
        '# Other',
        '## Summary',
        '## Goals',
        '### Goals',
        '## Problem',
        'Goals\n-----',
        'Title\n=====',
        '**Status**: Draft',
        '- **Status**: draft',
        'Status: x',
        '| Status | Draft |\n| --- | --- |\n| Author | A |',
        '---\nStatus: Draft\n---',
        '---\n: [\n---',
        '### Phase 2: x',
        '### Alternative 1: [Name of Alternative]',
        '> ## Goals',
        '- a\n  - b\n    - c',
        '- **Risk**: x',
        '- ...',
        'TODO',
        '[Your Name]',
        '<!-- note -->',
        '[a]: b',
        '```\n## Goals\n```',
        '***',
        '&amp;\\[x\\] TODO: y',
        '`code` [link](x) ![](y)',
        ''
      ),
      fc.string({maxLength: 20}),
      fc.string({unit: 'binary', maxLength: 8})
    ),
    {maxLength: 14}
  )
  .chain((blocks) =>
    fc
      .tuple(
        fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n\n\n'),
        fc.constantFrom('', '\n', '\n\n\n'),
        fc.constantFrom('', '\uFEFF')
      )
      .map(([between, end, bom]) => bom + blocks.join(between) + end)
  )

function count(
  messages: readonly VFileMessage[],
  is: (message: VFileMessage) => boolean
): number {
  return messages.filter(is).length
}

/** What a fix may bring to light: its own prompts, and what it held back. */
function mayFollow({ruleId}: VFileMessage, later: string): boolean {
  const children = [
    'ep-placeholder',
    'ep-section-level',
    'ep-section-order',
    'ep-numbered-section',
    'ep-section-title',
    'ep-empty-section',
    'ep-required-item'
  ]
  const follow: Record<string, string[]> = {
    'ep-required-field': ['ep-placeholder', 'ep-field-order'],
    'ep-required-section': children,
    'ep-empty-section': ['ep-placeholder'],
    'ep-required-item': ['ep-placeholder'],
    'ep-field-name': ['ep-field-order'],
    'ep-section-title': ['ep-section-order'],
    // At its place, what may be a section is one under a near title.
    'ep-section-order': ['ep-section-title'],
    'ep-section-level': [
      'ep-section-order',
      'ep-section-title',
      'ep-empty-section'
    ],
    'ep-date': ['ep-date']
  }
  return follow[ruleId ?? '']?.includes(later) ?? false
}

/** The lines that a fix may change: headings and the status. */
const repaired = /^\s*(?:#|.*Status).*$/gm

function wordsIn(source: string): string[] {
  return source.split(/\s+/).filter((d) => d !== '')
}

/** Lines that only the author can have written. */
function authored(source: string): string[] {
  return source
    .split(/\r\n|\n/)
    .filter((d) => /Words about|extra/.test(d) && !d.startsWith('#'))
}

test('a name is near where few slips make it another', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'd', ' '),
    maxLength: 14
  })
  const slips = fc.array(
    fc.tuple(fc.nat(14), fc.constantFrom('drop', 'add', 'swap', 'change')),
    {maxLength: 3}
  )
  fc.assert(
    fc.property(name, slips, (full, list) => {
      let typed = full
      for (const [at, how] of list) {
        const [head, tail] = [typed.slice(0, at), typed.slice(at)]
        if (how === 'drop') typed = head + tail.slice(1)
        if (how === 'add') typed = `${head}d${tail}`
        if (how === 'change') typed = `${head}a${tail.slice(1)}`
        if (how === 'swap') {
          typed = head + tail.charAt(1) + tail.charAt(0) + tail.slice(2)
        }
      }

      const letters = full.replaceAll(' ', '').length
      const {steps} = distance(typed, full)
      expect(isTypo(typed, full)).toBe(steps <= (letters > 7 ? 2 : 1))
    }),
    {numRuns: 2000}
  )
})

test('letters tell no names apart that are near', () => {
  const letter = fc.constantFrom('a', 'b', 'c', 'd', 'o', ' ', '/')
  const some = fc.array(letter, {maxLength: 6}).map((d) => d.join(''))
  fc.assert(
    fc.property(some, some, some, (start, gone, end) => {
      const [one, other] = [
        titleKeys(start + end),
        titleKeys(start + gone + end)
      ]
      if (!isNear(one.name, other.name)) return
      expect(mayBeNear(one.letters, other.letters)).toBe(true)
    }),
    {numRuns: 5000}
  )
})
