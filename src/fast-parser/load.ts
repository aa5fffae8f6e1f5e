import type {Nodes, Root} from 'mdast'
import {append} from '../base/list.js'
import type {Parse} from '../remark/parse.js'
import {NotSafe} from './guard.js'

/** The fast parser, which may ask remark. */
export type ParseFast = (source: string, again?: Parse) => Root

/** Loads the fast parser; none where it does not exist for this machine. */
export async function loadFast(): Promise<ParseFast | undefined> {
  try {
    const {parseFast} = await import('./parse-fast.js')
    return parseFast
  } catch {
    return undefined
  }
}

/**
 * Parses a document and makes its whole tree, or returns why that is not safe.
 *
 * @param source
 *   The document, without BOM.
 * @param fast
 *   The fast parser.
 * @param again
 *   Remark, which reads the parts that it may see otherwise; default: none.
 */
export function parseWhole(
  source: string,
  fast: ParseFast,
  again?: Parse
): NotSafe | Root {
  try {
    const tree = fast(source, again)
    materialize(tree)
    return tree
  } catch (error) {
    if (error instanceof NotSafe) return error
    throw error
  }
}

/** Makes all nodes, so that {@link NotSafe} is thrown here and not later. */
function materialize(root: Root): void {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) append(stack, node.children)
  }
}
