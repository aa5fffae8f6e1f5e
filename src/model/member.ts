import {fold} from './name.js'

/** A member of a series: `Phase 2: Export`, `Phase: Export`, `Phase II`. */
export interface Member {
  label: string
  number: string
  name: string
}

const counted = /^(.*?\S)\s+(\d+)(?:\s*[-).:–—]\s*|\s+|$)(.*)$/
const uncounted =
  /^(.*?\S)(?:\s+([A-Z]|[IVX]+))?(?:(?:\s*[:.]|\s+[-–—])\s*(.*))?$/

/** Reads a title as a member of a series with this label. */
export function readMember(label: string, title: string): Member | undefined {
  const match = counted.exec(title) ?? uncounted.exec(title)
  return match?.[1] !== undefined && fold(match[1]) === fold(label)
    ? {label: match[1], number: match[2] ?? '', name: match[3] ?? ''}
    : undefined
}
