import type {Root} from 'mdast'
import remarkMessageControl from 'remark-message-control'
import type {VFile} from 'vfile'

const byComments = remarkMessageControl({name: 'lint', source: 'remark-lint'})

/** Drops the messages of rules that comments turn off, as remark-lint does. */
export function applyComments(tree: Root, file: VFile): void {
  byComments(tree, file)
}
