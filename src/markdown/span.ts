import type {Nodes} from 'mdast'

/** A stretch of the source in UTF-16 code units, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** Where a node stands, if the tree says so. */
export function spanOf(node: Nodes): Span | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : {start, end}
}

/** Whether a place lies wholly within another. */
export function isInside(place: Span | undefined, {start, end}: Span): boolean {
  return place !== undefined && place.start >= start && place.end <= end
}
