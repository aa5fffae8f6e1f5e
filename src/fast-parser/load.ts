import type {Root} from 'mdast'
import type {Parse} from '../remark/parse.js'
import {materialize, NotSafe} from './guard.js'

/** Loads the fast parser; none where it does not exist for this machine. */
export async function loadFast(): Promise<Parse | undefined> {
  try {
    const {parseFast} = await import('./parse-fast.js')
    return parseFast
  } catch {
    return undefined
  }
}

/** Parses a document and makes its whole tree, or returns why that is not safe. */
export function parseWhole(source: string, fast: Parse): Root | NotSafe {
  try {
    const tree = fast(source)
    materialize(tree)
    return tree
  } catch (error) {
    if (error instanceof NotSafe) return error
    throw error
  }
}
