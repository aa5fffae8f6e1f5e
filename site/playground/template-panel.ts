import type {
  Doubt,
  FieldFacts,
  SectionFacts,
  TemplateFacts
} from 'remark-lint-ep/core'
import {h, type VNode} from 'vue'
import {richText, rowsTable, toLine, type GoTo, type Row} from './rows'

const kinds: Record<FieldFacts['kind'], string> = {
  any: 'any value',
  choice: 'one of a list',
  date: 'a date',
  number: 'a number',
  text: 'free text'
}

/** What was read from a template. */
export function templatePanel(facts: TemplateFacts, goTo: GoTo): VNode[] {
  const {title, fields, sections, statuses, doubts} = facts
  return [
    h('h2', 'Title'),
    h('p', [
      title ? toLine(title.form, title.line, goTo) : 'Any title, or none',
      ...(title?.numbered === true ? [' with a number'] : [])
    ]),
    ...rowsTable('Fields', fields.map(fieldRow), goTo),
    ...rowsTable('Sections', sectionRows(sections), goTo),
    ...(statuses ? [h('h2', 'Statuses'), h('p', statuses.join(', '))] : []),
    h('h2', 'Doubtful'),
    doubts.length > 0
      ? h(
          'ul',
          doubts.map((d) => doubtItem(d, goTo))
        )
      : h('p', 'Nothing: all of it can be read in one way only.')
  ]
}

function doubtItem({line, reason}: Doubt, goTo: GoTo): VNode {
  return h('li', [
    toLine(`Line ${String(line)}`, line, goTo),
    ': ',
    ...richText(reason)
  ])
}

function fieldRow(field: FieldFacts): Row {
  return {
    title: field.key,
    line: field.line,
    depth: 0,
    notes: fieldNotes(field),
    value: needOf(field)
  }
}

function sectionRows(sections: readonly SectionFacts[]): Row[] {
  const top = Math.min(...sections.map((d) => d.rank))
  return sections.map((d) => ({
    title: d.title,
    line: d.line,
    depth: d.rank - top,
    notes: sectionNotes(d),
    value: needOf(d)
  }))
}

function needOf({optional}: {optional: boolean}): string {
  return optional ? 'optional' : 'required'
}

function fieldNotes({
  kind,
  choices,
  open,
  value,
  because
}: FieldFacts): string[] {
  return [
    choices
      ? `${choices.join(', ')}${open === true ? ', or another' : ''}`
      : kinds[kind],
    ...(value === undefined ? [] : [`starts as ${value}`]),
    ...(because ? [`line ${String(because.line)}: ${because.reason}`] : [])
  ]
}

function sectionNotes(section: SectionFacts): string[] {
  const {because, from, series, items, prompt} = section
  return [
    ...(because ? [`line ${String(because.line)}: ${because.reason}`] : []),
    ...(series
      ? [
          series.label === ''
            ? 'one or more sections of any title'
            : `a series: ${series.label}${series.numbered ? ' 1' : ''}, and so on`
        ]
      : []),
    ...(from === undefined ? [] : [`from ${from} on`]),
    ...(items.length > 0 ? [`items: ${items.join(', ')}`] : []),
    ...(prompt === null ? [] : [`prompt: ${shorten(prompt)}`])
  ]
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
