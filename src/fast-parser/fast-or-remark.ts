import {parse} from '../remark/parse.js'
import type {Parse} from '../remark/parse.js'
import {loadFast, parseWhole} from './load.js'
import {NotSafe} from './guard.js'

/** Which parser a run uses: the fast one where that is safe, or remark always. */
export type Choice = 'auto' | 'remark'

/** Loads a parser for any document: the fast one where that is safe, else remark. */
export async function loadParse(choice: Choice): Promise<Parse> {
  const fast = choice === 'auto' ? await loadFast() : undefined
  if (!fast) return parse
  return (source) => {
    const tree = parseWhole(source, fast, parse)
    return tree instanceof NotSafe ? parse(source) : tree
  }
}
