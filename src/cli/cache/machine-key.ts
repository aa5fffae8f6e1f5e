import {randomBytes} from 'node:crypto'
import {mkdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {isSystemError, readTextFile} from '../../disk/read-file.js'
import {stage} from '../io/replace-file.js'
import {isInWorkingTree} from '../io/working-tree.js'
import {userCache} from './user-cache.js'

const form = /^[\da-f]{64}$/

/**
 * The random key of this user on this machine, made the first time. It goes into
 * the hashes of a cache, so that one that came with a checkout is worth nothing.
 *
 * @throws {Error}
 *   Where there is none, and none can be made outside of the checkout.
 */
export function machineKey(cwd: string): string {
  const path = join(userCache(), 'key')
  if (isInWorkingTree(path, cwd)) {
    throw new Error(`its key would lie in the working tree, at ${path}`)
  }

  const found = readKey(path)
  if (found !== undefined) return found
  mkdirSync(dirname(path), {recursive: true, mode: 0o700})
  const staged = stage(path, randomBytes(32).toString('hex'), {mode: 0o600})
  try {
    staged.create()
  } catch (error) {
    // Another process was faster.
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error
  } finally {
    staged.drop()
  }

  const made = readKey(path)
  if (made !== undefined) return made
  throw new Error(`${path} is no key, delete it`)
}

function readKey(path: string): string | undefined {
  try {
    const text = readTextFile(path)
    return form.test(text) ? text : undefined
  } catch {
    return undefined
  }
}
