import {parse} from '../parse.js'
import type {Parse} from '../prepare.js'
import type {Choice} from './linter.js'
import {loadFast, parseWhole} from './load.js'
import {Unsure} from './sure.js'

/** Loads what parses any document: the fast parser where it is sure, or remark. */
export async function loadParse(choice: Choice): Promise<Parse> {
  const fast = choice === 'auto' ? await loadFast() : undefined
  if (!fast) return parse
  return (source) => {
    const tree = parseWhole(source, fast)
    return tree instanceof Unsure ? parse(source) : tree
  }
}
