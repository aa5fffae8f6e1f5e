import {parse} from '../parse.js'
import type {Parse} from '../prepare.js'
import {loadFast, visitAll, type Choice} from './linter.js'
import {Unsure} from './sure.js'

/** Loads what parses any document: the fast parser where it is sure, or remark. */
export async function loadParse(choice: Choice): Promise<Parse> {
  const fast = choice === 'auto' ? await loadFast() : undefined
  if (!fast) return parse
  return (source) => {
    try {
      const tree = fast(source)
      visitAll(tree)
      return tree
    } catch (error) {
      if (!(error instanceof Unsure)) throw error
      return parse(source)
    }
  }
}
