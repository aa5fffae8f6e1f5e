import {quantity} from '../../report/report.js'
import {code, list} from '../../rule/wording.js'
import {isStatus} from '../../template/fields.js'
import type {FieldFacts, SectionFacts} from '../../template/facts.js'
import {textTable, truncate} from '../io/text-table.js'
import type {TemplateReport} from './template.js'

const layout = {indent: 2, rightAligned: [true]}

/** What was read from a template, for people; each row opens with its line. */
export function textOfReport(report: TemplateReport): string {
  const {path, title, fields, sections, doubts} = report
  const block = (heading: string, rows: string[][]) =>
    rows.length > 0 ? [`${heading}\n${textTable(rows, layout)}`] : []
  return [
    `${path}\n`,
    ...block('Title', [
      title
        ? [String(title.line), title.form, title.numbered ? 'numbered' : '']
        : ['', 'any title, or none']
    ]),
    ...block(
      'Fields',
      fields.map((d) => fieldRow(d, report))
    ),
    ...block('Sections', sectionRows(sections)),
    ...block('Statuses', statusRows(report)),
    ...block('Proposals', fileRows(report)),
    ...block(
      'Doubtful',
      doubts.map((d) => [markedPlace(d), d.reason])
    ),
    `${quantity(fields.length, 'field')}, ${quantity(sections.length, 'section')}, ${doubts.length > 0 ? `${String(doubts.length)} doubtful` : 'nothing doubtful'}\n`
  ].join('\n')
}

function fieldRow(
  field: FieldFacts,
  {statuses}: Pick<TemplateReport, 'statuses'>
): string[] {
  const {key, optional, because, ...rest} = field
  const reason = because
    ? `; ${because.reason}, line ${String(because.line)}`
    : ''
  return [
    markedPlace(field),
    needOf(optional),
    key,
    describeValue(
      rest,
      statuses && isStatus(key)
        ? 'one of the statuses below'
        : kindNames[rest.kind]
    ) + reason
  ]
}

/** A line of the template, or of the file beside it. */
function markedPlace({file, line}: Pick<FieldFacts, 'file' | 'line'>): string {
  return file === undefined ? String(line) : `${file}:${String(line)}`
}

const kindNames: Record<FieldFacts['kind'], string> = {
  any: 'any value',
  choice: 'one of a list',
  date: 'a date',
  number: 'a number',
  text: 'free text'
}

function describeValue(
  {choices, open, value}: Pick<FieldFacts, 'choices' | 'open' | 'value'>,
  kind: string
): string {
  const start = value === undefined ? '' : `, starts as ${code(value)}`
  return choices
    ? `${list(choices, 'or')}${open ? ', or another' : ''}${start}`
    : kind + start
}

function needOf(optional: boolean): string {
  return optional ? 'optional' : 'required'
}

/** The tree of sections: each is indented below the one that it is in. */
function sectionRows(sections: readonly SectionFacts[]): string[][] {
  const ranks: number[] = []
  return sections.flatMap((section) => {
    const {line, title, rank, optional} = section
    while ((ranks.at(-1) ?? 0) >= rank) ranks.pop()
    const indent = '  '.repeat(ranks.length)
    ranks.push(rank)
    return [
      [String(line), needOf(optional), indent + title],
      ...notesOf(section).map((d) => ['', '', `${indent}    ${d}`])
    ]
  })
}

function notesOf({
  title,
  because,
  from,
  series,
  items,
  prompt,
  kept
}: SectionFacts): string[] {
  return [
    ...(because
      ? [`by ${short(because.reason)}, line ${String(because.line)}`]
      : []),
    ...(series ? [describeSeries(title, series)] : []),
    ...(from === undefined ? [] : [`from ${code(from)} on`]),
    ...(items.length > 0 ? [`items ${list(items, 'and')}`] : []),
    ...(prompt === null ? [] : [`prompt ${short(prompt)}`]),
    ...keptRows(kept)
  ]
}

/** The first texts that stay, and how many more there are. */
function keptRows(kept: SectionFacts['kept']): string[] {
  const shown = kept.length > 3 ? kept.slice(0, 2) : kept
  const more = kept.length - shown.length
  return [
    ...shown.map(
      ({line, text}) => `to stay: ${short(text)}, line ${String(line)}`
    ),
    ...(more > 0 ? [`to stay: ${String(more)} more`] : [])
  ]
}

function describeSeries(
  title: string,
  {label, numbered, named}: NonNullable<SectionFacts['series']>
): string {
  if (label === '') return 'one or more sections of any title'
  // `M1 – <Name>` is no `M: …`.
  if (!numbered && !title.startsWith(`${label}:`)) {
    return `a series, ${code(title)} and so on`
  }

  const first = `${label}${numbered ? ' 1' : ''}${named ? ': …' : ''}`
  return `a series, ${code(first)} and so on`
}

function short(text: string): string {
  return code(truncate(text.replace(/\s+/g, ' '), 40))
}

function statusRows({statuses, lifecycle}: TemplateReport): string[][] {
  const rows = (statuses ?? Object.keys(lifecycle ?? {})).map((status) => {
    const next = lifecycle?.[status]
    return [
      '',
      status,
      next === undefined
        ? ''
        : next.length > 0
          ? `then ${list(next, 'or')}`
          : 'final'
    ]
  })
  if (statuses) return rows
  return lifecycle ? [['', 'any status'], ...rows] : []
}

function fileRows({files: {globs, titles, names}}: TemplateReport): string[][] {
  const byName = names.length > 0 ? [`named like ${list(names, 'or')}`] : []
  const byTitle =
    titles === null ? [] : [`whose title starts with ${code(titles)}`]
  const told = [...byName, ...byTitle].join(', and those ')
  return globs
    ? [
        ['', `those that match ${list(globs, 'or')}`],
        ...byName.map((d) => ['', `they are ${d}`])
      ]
    : [
        [
          '',
          told === ''
            ? 'every Markdown file in the folder of the template and below'
            : `those ${told}`
        ]
      ]
}
