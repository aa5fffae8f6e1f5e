import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Disk} from '../linter/run-rules.js'
import {coversOf} from './baseline.js'
import type {Parse} from '../remark/parse.js'
import {folderReader} from './folder.js'
import {templateFinder} from './find-template.js'

/** The disk, and how to parse what is on it. */
export const diskWith = (parse: Parse): Disk => ({
  parse,
  findTemplate: templateFinder(parse),
  readFolder: folderReader(parse),
  findBaseline: coversOf,
  isUtf8({value, cwd, path}) {
    if (typeof value === 'object') return isUtf8(value)
    try {
      // Read as text already, so only the file itself can tell.
      return isUtf8(readFileSync(resolve(cwd, path)))
    } catch {
      // What is not on the disk was never bytes.
      return true
    }
  }
})
