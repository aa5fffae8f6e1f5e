import {github} from './github.js'
import {json} from './json.js'
import {markdown} from './markdown.js'
import type {Reporter} from './report.js'
import {sarif} from './sarif.js'
import {stylish} from './stylish.js'

/** The formats of reports, by name. */
export const reporters = {
  stylish,
  json,
  sarif,
  github,
  markdown
} satisfies Record<string, Reporter>

/** The name of a format. */
export type Format = keyof typeof reporters
