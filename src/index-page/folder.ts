import type {Summary} from '../binding/summary.js'
import type {Listing, NumberedRow} from './index-page.js'

/** A proposal of a folder, as others see it. */
export interface Entry {
  /** Its file name. */
  file: string
  /** The number in its file name. */
  number: number | undefined
  summary: Summary
}

/** What a folder tells of its proposals; all is read when it is asked for. */
export interface Folder {
  /** The proposals but one's own that have one of some numbers. */
  sharing: (numbers: readonly number[]) => readonly Entry[]
  /** All proposals but one's own. */
  entries: () => readonly Entry[]
  /** One of them, if there is any. */
  any: () => Entry | undefined
  /** The largest number that one of them has, `0` where none has any. */
  largest: () => number
  /** The index; none in the index itself. */
  index: () => {file: string; listing: Listing} | undefined
  /** The same, but only its rows that may be about a proposal. */
  rowsFor: (
    entry: Entry
  ) => {file: string; rows: readonly NumberedRow[]} | undefined
  /** Whether a path from the folder leads to a file. */
  has: (path: string) => boolean
  /** Whether a file of the folder is the template, or that of another kind. */
  isTemplate: (file: string) => boolean
}

/** The numbers that a proposal has: one, or two that differ. */
export function numbersOf({number, summary}: Entry): number[] {
  return [...new Set([number, summary.number])].filter((d) => d !== undefined)
}
