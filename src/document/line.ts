import {location, type Location} from 'vfile-location'
import {memoize} from '../base/memo.js'
import type {Proposal} from './proposal.js'
import type {Span} from '../markdown/span.js'

const locations = new WeakMap<Proposal, Location>()

/** The line that a place in a document starts at, from 1. */
export function lineOf(proposal: Proposal, place: Span | undefined): number {
  const lines = memoize(locations, proposal, ({source}) => location(source))
  return lines.toPoint(place?.start ?? 0)?.line ?? 1
}
