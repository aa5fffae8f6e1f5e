import {
  isMissing,
  type Binding,
  type Bound,
  type BoundField,
  type Section
} from 'remark-lint-ep/core'
import type {Finding, Outline, OutlineRow, Progress} from './protocol'

/** The rules whose findings say that something is still to be written. */
const unfilled = new Set([
  'ep-empty-section',
  'ep-placeholder',
  'ep-required-item'
])

/** Tells which part of a template is where in a proposal, and how far it is. */
export function outlineOf(
  binding: Binding,
  findings: readonly Finding[]
): Outline {
  const {source} = binding.proposal
  const lines = lineStarts(source)
  const open = findings
    .filter((d) => unfilled.has(d.rule))
    .map((d) => d.from.line)
  const lineAt = (span: {start: number} | undefined): number | undefined =>
    span && lines.findLastIndex((start) => start <= span.start) + 1
  const isOpen = (span: {start: number; end: number} | undefined): boolean => {
    const first = lineAt(span) ?? 0
    const last = span ? lineAt({start: Math.max(span.start, span.end - 1)}) : 0
    return open.some((d) => d >= first && d <= (last ?? 0))
  }

  const sectionRow = (bound: Bound): OutlineRow => {
    const {title} = bound.template
    const section =
      bound.how === 'absent' ? bound.foundElsewhere : bound.section
    return {
      title,
      depth: depthOf(bound),
      progress: progressOf(
        bound,
        section !== undefined && isOpen(section.ownSpan)
      ),
      line: lineAt(section?.place),
      calledHere: otherName(title, section)
    }
  }

  const all: Bound[] = [...binding.found, ...binding.absent]
  all.sort((a, b) => a.template.index - b.template.index)
  return {
    fields: binding.fields.map((d) =>
      fieldRow(d, lineAt(d.field?.place), isOpen)
    ),
    sections: all.map(sectionRow),
    own: binding.sections
      .filter((d) => !binding.boundOf(d))
      .map((d) => ({title: d.title, line: lineAt(d.place)}))
  }
}

function fieldRow(
  {template, field}: BoundField,
  line: number | undefined,
  isOpen: (span: {start: number; end: number} | undefined) => boolean
): OutlineRow {
  const progress = field
    ? field.value === '' || isOpen(field.place)
      ? 'unfilled'
      : 'done'
    : template.optional
      ? 'left'
      : 'missing'
  return {
    title: template.key,
    depth: 0,
    progress,
    line,
    calledHere: field && field.key !== template.key ? field.key : undefined
  }
}

function progressOf(bound: Bound, isOpen: boolean): Progress {
  if (bound.how === 'absent') {
    if (bound.foundElsewhere) return 'elsewhere'
    return isMissing(bound) || isInMissing(bound) ? 'missing' : 'left'
  }

  if (bound.how === 'elsewhere') return 'elsewhere'
  return isOpen ? 'unfilled' : 'done'
}

/** Whether a section is asked for, and the one that it is in is missing. */
function isInMissing({template, parent}: Bound): boolean {
  return (
    !template.optional &&
    parent?.how === 'absent' &&
    (isMissing(parent) || isInMissing(parent))
  )
}

function otherName(
  title: string,
  section: Section | undefined
): string | undefined {
  return section && section.title !== title ? section.title : undefined
}

function depthOf({template}: Bound): number {
  let depth = 0
  for (let up = template.parent; up; up = up.parent) depth++
  return depth
}

function lineStarts(source: string): number[] {
  return [
    0,
    ...Array.from(source.matchAll(/\r\n?|\n/g), (d) => d.index + d[0].length)
  ]
}
