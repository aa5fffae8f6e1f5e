import {isUtf8} from 'node:buffer'
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Disk} from '../core.js'
import {coversOf} from './baseline.js'
import {readFolder} from './folder.js'
import {findTemplate} from './template.js'

/** The disk, as the plugin needs it. */
export const disk: Disk = {
  findTemplate,
  readFolder,
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
}
