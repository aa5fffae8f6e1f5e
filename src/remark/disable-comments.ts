import type {Html, Root} from 'mdast'
import {messageControl, type Marker} from 'unified-message-control'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {isVerb, type LintComment} from './lint-comment.js'

/** The comments for the linter in a document. */
export function lintComments(tree: Root): LintComment[] {
  const found: LintComment[] = []
  visit(tree, 'html', (node) => {
    const [verb, ...names] = wordsIn(node)
    if (verb !== undefined) found.push({verb, names, node})
  })
  return found
}

/**
 * Drops the messages of rules that comments turn off, as remark-lint does; a
 * comment may end with a reason.
 *
 * @param isHeeded
 *   Whether a name in a comment counts; default: all do.
 */
export function applyComments(
  tree: Root,
  file: VFile,
  isHeeded: (node: Html, name: string) => boolean = () => true
): void {
  messageControl(tree, {
    name: 'lint',
    source: 'remark-lint',
    file,
    test: 'html',
    marker(node): Marker | undefined {
      if (!isHtml(node)) return undefined
      const [verb, ...names] = wordsIn(node)
      const heeded = names.filter((d) => isHeeded(node, d))
      // For an unknown verb, `messageControl` would throw.
      if (verb === undefined || !isVerb(verb)) return undefined
      // Without a name, the comment would be about all rules.
      if (names.length > 0 && heeded.length === 0) return undefined
      const attributes = [verb, ...heeded].join(' ')
      return {name: 'lint', attributes}
    }
  })
}

const comment = /^\s*<!--\s*lint(?:\s+([^]*?))?\s*-->\s*$/

/** The words of a comment for the linter, without the reason behind ` -- `. */
function wordsIn({value}: Html): string[] {
  return (comment.exec(value)?.[1] ?? '')
    .replace(/(?:^|\s)-{2,}\s[^]*$/, '')
    .split(/[\s,]+/)
    .filter((d) => d !== '')
}

function isHtml(node: {type: string}): node is Html {
  return node.type === 'html'
}
