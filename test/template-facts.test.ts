/**
 * What a person reads from templates, held against what the linter reads: each
 * `fixtures/templates/facts/<name>.txt` was written by hand from its template.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {readProposal} from '../src/document/proposal.js'
import {normalizeTitle, readTitle} from '../src/document/title.js'
import {parse} from '../src/remark/parse.js'
import {
  factsOf,
  type FieldFacts,
  type SectionFacts,
  type TemplateFacts
} from '../src/template/facts.js'
import {readTemplate} from '../src/template/read-template.js'
import {readTitleForm} from '../src/template/title-form.js'
import {fixtures} from './support/run.js'

const folder = new URL('templates/', fixtures)
const corpus = new URL('../../shared/corpus/', fixtures)
const names = readdirSync(new URL('facts/', folder))

/** Facts as their files hold them, a line each. */
function linesOf({title, statuses, fields, sections}: TemplateFacts): string[] {
  return [
    `title: ${title ? formOf(title.form) : 'none'}`,
    `statuses: ${statuses ? statuses.join(' | ') : 'any'}`,
    ...fields.map((d) => fieldLine(d)),
    ...sections.map((d) => sectionLine(d))
  ]
}

/** A form of titles: `EP-#: *`, a number and any text. */
function formOf(text: string): string {
  const {numbered, prefix, separator} = readTitleForm(text)
  return `${prefix}${numbered ? `#${separator}` : ''}*`
}

function fieldLine({key, kind, optional, choices, open}: FieldFacts): string {
  const values = [...(choices ?? []), ...(open ? ['…'] : [])].join(' | ')
  return `- ${key}: ${withNotes(`${kind} ${values}`.trim(), [
    optional ? 'optional' : ''
  ])}`
}

function sectionLine(section: SectionFacts): string {
  const {title, rank, optional, from, series, items, kept} = section
  return withNotes(`${'#'.repeat(rank)} ${plain(title)}`, [
    optional ? 'optional' : '',
    from === undefined ? '' : `from ${from}`,
    series ? `series ${readTitle(series.label).name}`.trim() : '',
    kept.length > 0 ? 'stays' : '',
    items.length > 0 ? `items ${items.join(' | ')}` : ''
  ])
}

/** Numbers in front of titles, and the case of letters, do not matter. */
function plain(title: string): string {
  return normalizeTitle(title)
}

function withNotes(text: string, notes: readonly string[]): string {
  const given = notes.filter((d) => d !== '')
  return given.length > 0 ? `${text} ~ ${given.join(', ')}` : text
}

/** The lines of a file of facts, in the spelling that is compared. */
function readFacts(text: string): {of: string; lines: string[]} {
  const [first = '', ...lines] = text.split('\n').filter((d) => d !== '')
  return {
    of: first.replace(/^of /, ''),
    lines: lines.map((line) => {
      const [marks = ''] = /^#+ /.exec(line) ?? []
      const [title = '', ...notes] = line.slice(marks.length).split(' ~ ')
      return marks === '' ? line : [marks + plain(title), ...notes].join(' ~ ')
    })
  }
}

function templateAt(of: string): URL {
  return of.startsWith('corpus ')
    ? new URL(of.replace('corpus ', ''), corpus)
    : new URL(of, folder)
}

describe('a template is read as a person reads it', () => {
  test.each(names)('%s', (name) => {
    const {of, lines} = readFacts(
      readFileSync(new URL(`facts/${name}`, folder), 'utf8')
    )
    const at = templateAt(of)
    // Templates of others lie beside the repository, and need not.
    if (of.startsWith('corpus ') && !existsSync(at)) return
    const source = readFileSync(at, 'utf8')
    const tree = parse(source)
    const facts = factsOf(
      readTemplate(tree, source),
      readProposal(tree, source)
    )
    expect(linesOf(facts)).toEqual(lines)
  })
})
