import {parse} from '../remark/parse.js'
import type {Parse} from '../remark/parse.js'
import {loadFast, parseWhole} from './load.js'
import {Unsure} from './guard.js'

/** Which parser a run uses: the fast one where it is sure, or remark's. */
export type Choice = 'auto' | 'remark'

/** Loads what parses any document: the fast parser where it is sure, or remark. */
export async function loadParse(choice: Choice): Promise<Parse> {
  const fast = choice === 'auto' ? await loadFast() : undefined
  if (!fast) return parse
  return (source) => {
    const tree = parseWhole(source, fast)
    return tree instanceof Unsure ? parse(source) : tree
  }
}
