import {h, type VNode} from 'vue'
import type {Outline, OutlineRow, Progress} from './protocol'
import {rowsTable, toLine, type GoTo, type Row} from './rows'

const words: Record<Progress, string> = {
  done: 'filled in',
  unfilled: 'to fill in',
  missing: 'missing',
  elsewhere: 'in another place',
  left: 'left out, optional'
}

/** A proposal held against its template, section by section. */
export function outlinePanel(
  {fields, sections, own}: Outline,
  goTo: GoTo
): VNode[] {
  const items = own.map((d) => h('li', toLine(d.title, d.line, goTo)))
  return [
    h('p', summary(sections, own.length)),
    ...rowsTable('Fields', fields.map(rowOf), goTo),
    ...rowsTable('Sections of the template', sections.map(rowOf), goTo),
    ...(items.length > 0
      ? [h('h2', 'Sections of your own'), h('ul', items)]
      : [])
  ]
}

function summary(sections: readonly OutlineRow[], own: number): string {
  const count = (progress: Progress) =>
    sections.filter((d) => d.progress === progress).length
  const wanted = sections.length - count('left')
  const parts = [
    `${String(count('done'))} of ${String(wanted)} sections filled in`,
    ...(['unfilled', 'missing', 'elsewhere'] as const).flatMap((d) =>
      count(d) > 0 ? `${String(count(d))} ${words[d]}` : []
    ),
    ...(own > 0 ? [`${String(own)} of your own`] : [])
  ]
  return parts.join(', ')
}

function rowOf({title, line, depth, progress, calledHere}: OutlineRow): Row {
  return {
    title,
    line,
    depth,
    notes: calledHere === undefined ? [] : [`here: ${calledHere}`],
    value: words[progress],
    kind: progress
  }
}
