import {github} from './github.js'
import {json} from './json.js'
import {markdown} from './markdown.js'
import type {Reporter} from './report.js'
import {sarif} from './sarif.js'
import {stylish} from './stylish.js'

/** The names of formats. */
export const formats = [
  'stylish',
  'json',
  'sarif',
  'github',
  'markdown'
] as const

/** The name of a format. */
export type Format = (typeof formats)[number]

/** The formats of reports, by name. */
export const reporters: Record<Format, Reporter> = {
  stylish,
  json,
  sarif,
  github,
  markdown
}
