import {epTemplate} from './ep-template.js'
import type {Template} from './template.js'
import {readTemplate} from './read-template.js'
import type {Parse} from '../remark/parse.js'

/** The built-in Enhancement Proposal template, read when first asked for. */
export function builtInTemplate(parse: Parse): Template {
  read ??= readTemplate(parse(epTemplate), epTemplate)
  return read
}

let read: Template | undefined
