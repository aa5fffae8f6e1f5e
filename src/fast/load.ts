import type {Nodes, Root} from 'mdast'
import type {Parse} from '../prepare.js'
import {Unsure} from './sure.js'

/** The fast parser; none where it is not there for the machine. */
export async function loadFast(): Promise<Parse | undefined> {
  try {
    const {parseFast} = await import('./tree.js')
    return parseFast
  } catch {
    return undefined
  }
}

/** All of a tree, asked for now; what is doubtful in it where there is such. */
export function parseWhole(source: string, fast: Parse): Root | Unsure {
  try {
    const tree = fast(source)
    const stack: Nodes[] = [tree]
    for (let node = stack.pop(); node; node = stack.pop()) {
      if ('children' in node) stack.push(...node.children)
    }

    return tree
  } catch (error) {
    if (error instanceof Unsure) return error
    throw error
  }
}
