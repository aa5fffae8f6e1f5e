import type {Nodes} from 'mdast'
import {applyEdits, type Edit} from '../../markdown/edits.js'
import {append} from '../../base/list.js'
import {spanOf} from '../../markdown/span.js'
import {parse} from '../../remark/parse.js'

const mark = '# '

/** Escapes HTML and closing `#` in a title, so that a heading shows them. */
export function escapeHeading(title: string): string {
  const text = title.replace(/(?<=\s)(?=#+$)/, '\\')
  const edits: Edit[] = []
  const stack: Nodes[] = [parse(mark + text)]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) append(stack, node.children)
    const start = node.type === 'html' ? spanOf(node)?.start : undefined
    if (start !== undefined) {
      edits.push({place: {start, end: start}, text: '\\'})
    }
  }

  return applyEdits(mark + text, [edits]).slice(mark.length)
}
