import type {Span} from '../markdown/span.js'

/** What stands on a line before a place. */
export function lineBefore(place: Span | undefined, source: string): string {
  if (!place || source === '') return ''
  const start = source.lastIndexOf('\n', place.start - 1) + 1
  const line = source.slice(start, place.start)
  return line.slice(line.lastIndexOf('\r') + 1)
}

/** The end of a field's last line, which may go on with marks, images or HTML. */
export function endOfLine(
  last: Span | undefined,
  source: string
): number | undefined {
  const rest = /^[^\n\r]*/.exec(source.slice(last?.end))?.[0].trimEnd() ?? ''
  // The backslash of a hard break is not part of the field.
  return last && last.end + rest.replace(/\\$/, '').length
}

/** The end of a field that others follow on its line. */
export function endOfPart(
  last: Span | undefined,
  isEmpty: boolean,
  source: string
): number | undefined {
  const marks = isEmpty
    ? /^[*_]*[:：]?[*_]*/.exec(source.slice(last?.end))?.[0]
    : /^[*_`]*/.exec(source.slice(last?.end))?.[0]
  return last && last.end + (marks ?? '').length
}
