import {createColors} from 'picocolors'
import type {Finding} from './finding.js'

const same = (text: string): string => text
// As createColors(false), which takes milliseconds to load.
const plain = {
  bold: same,
  dim: same,
  red: same,
  yellow: same,
  green: same,
  cyan: same
}

/** The colors of a report. */
export type Colors = typeof plain

/** Colors, or functions that leave texts as they are. */
export function colorsFor(hasColors: boolean): Colors {
  return hasColors ? createColors(true) : plain
}

/** The color of a severity. */
export function colorOf(
  {severity}: Pick<Finding, 'severity'>,
  {red, yellow, cyan}: Colors
): (text: string) => string {
  return {error: red, warning: yellow, note: cyan}[severity]
}

/** A text whose code is in color. */
export function withCode(text: string, {cyan}: Colors): string {
  return text.replace(/`[^`]*`/g, (d) => cyan(d))
}
