import type {Root} from 'mdast'
import type {Parse} from '../remark/parse.js'
import {askFor, Unsure} from './guard.js'

/** The fast parser; none where it is not there for the machine. */
export async function loadFast(): Promise<Parse | undefined> {
  try {
    const {parseFast} = await import('./parse-fast.js')
    return parseFast
  } catch {
    return undefined
  }
}

/** All of a tree, asked for now; what is doubtful in it where there is such. */
export function parseWhole(source: string, fast: Parse): Root | Unsure {
  try {
    const tree = fast(source)
    askFor(tree)
    return tree
  } catch (error) {
    if (error instanceof Unsure) return error
    throw error
  }
}
