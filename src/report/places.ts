import {isAbsolute, relative, sep} from 'node:path'
import {location} from 'vfile-location'
import {regionOf, type Finding, type Region} from './finding.js'
import type {ReportedFile} from './report.js'

/**
 * The path of a file from the folder that a service shows paths from; from the
 * working folder where that is unknown or the file is not in it.
 */
export function pathWithin(
  {full, path}: Pick<ReportedFile, 'full' | 'path'>,
  root: string | undefined
): string {
  if (full === undefined || !root) return path
  const way = relative(root, full)
  const isOutside = way === '..' || way.startsWith(`..${sep}`)
  return way === '' || isOutside || isAbsolute(way)
    ? path
    : way.replaceAll(sep, '/')
}

/** Where a finding starts, as editors jump to it: `7:12`; empty without a place. */
export function lineAndColumn({place}: Pick<Finding, 'place'>): string {
  return place ? `${String(place.line)}:${String(place.column)}` : ''
}

/** The lines and columns between two offsets of a text. */
export function regionAt(
  text: string,
  start: number,
  end: number
): Region | undefined {
  const places = location(text)
  const from = places.toPoint(start)
  const to = places.toPoint(end)
  return from && to && regionOf({start: from, end: to})
}
