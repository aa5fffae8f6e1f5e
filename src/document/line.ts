import type {Position} from 'unist'
import {location, type Location} from 'vfile-location'
import {memoize} from '../base/memo.js'
import type {Proposal} from './proposal.js'
import type {Span} from '../markdown/span.js'

/** Any text with places in it. */
type Document = Pick<Proposal, 'source'>

const locations = new WeakMap<Document, Location>()

function locationsIn(proposal: Document): Location {
  return memoize(locations, proposal, ({source}) => location(source))
}

/** The line that a place in a document starts at, from 1. */
export function lineOf(proposal: Document, place: Span | undefined): number {
  return locationsIn(proposal).toPoint(place?.start ?? 0)?.line ?? 1
}

/** Lines and columns of a place in a document, from 1. */
export function positionOf(
  proposal: Document,
  {start, end}: Span
): Position | undefined {
  const lines = locationsIn(proposal)
  const startPoint = lines.toPoint(start)
  const endPoint = lines.toPoint(end)
  return startPoint && endPoint && {start: startPoint, end: endPoint}
}
