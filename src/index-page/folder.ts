import type {Summary} from '../binding/summary.js'
import type {Listing, NumberedRow} from './index-page.js'

/** A proposal of a folder, as the index and its neighbours see it. */
export interface IndexEntry {
  /** Its file name. */
  file: string
  /** The number in its file name. */
  number: number | undefined
  summary: Summary
}

/**
 * What a folder knows of its proposals. One's own is the proposal that is being
 * linted; nothing is read before it is asked for.
 */
export interface Folder {
  /** The proposals but one's own that have one of these numbers. */
  withNumber: (numbers: readonly number[]) => readonly IndexEntry[]
  /** The names of all Markdown files, one's own and the template included. */
  files: () => readonly string[]
  /** Those of them that may belong to the template, by options and names. */
  filesOfKind: () => readonly string[]
  /** All proposals but one's own. */
  entries: () => readonly IndexEntry[]
  /** The first of these, if there is any. */
  first: () => IndexEntry | undefined
  /** The largest number that any of these has, `0` where none has one. */
  largestNumber: () => number
  /** The folder's index; none when that is linted itself. */
  index: () => {file: string; listing: Listing} | undefined
  /** The same, with only those rows that may be about a proposal. */
  rowsFor: (
    entry: IndexEntry
  ) => {file: string; rows: readonly NumberedRow[]} | undefined
  /** Whether a path from the folder leads to a file. */
  hasFile: (path: string) => boolean
  /** Whether a file of the folder is a template, of whatever kind. */
  isTemplate: (file: string) => boolean
}

/**
 * A proposal's numbers: two where its file name and title differ, and that of its
 * field where neither has one.
 */
export function numbersOf({number, summary}: IndexEntry): number[] {
  const known = [number, summary.number].filter((d) => d !== undefined)
  if (known.length > 0) return [...new Set(known)]
  const {numberInField} = summary
  return numberInField === undefined ? [] : [numberInField]
}
