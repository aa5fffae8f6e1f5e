import type {Heading, Nodes} from 'mdast'
import {isLineBreak, proseOf} from '../markdown/read-text.js'
import type {Text} from '../markdown/text.js'
import {wordTagsIn} from '../markdown/word-tags.js'

const smallType = /^<(\/?)(?:sub|sup|small)\b/i
const word = /[\p{L}\p{N}]/u
// Without these there is nothing but words, emphasis and code.
const mayHoldMore = /[<[~]/

/**
 * The words of a title, as long as its text: blanks stand for images, struck-out
 * text, small type, notes, and links that are only a mark.
 */
export function titleWords(heading: Heading, text: Text): string {
  if (text.raw !== undefined && !mayHoldMore.test(text.raw)) return text.value
  const stack: Nodes[] = heading.children.toReversed()
  let [words, all] = ['', '']
  let small = 0
  const tags = wordTagsIn(heading.children)
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'strong' || node.type === 'emphasis') {
      for (const child of node.children.toReversed()) stack.push(child)
    } else if (node.type === 'html' && !tags.has(node) && !isLineBreak(node)) {
      const tag = smallType.exec(node.value)
      if (tag) small += tag[1] === '/' ? -1 : 1
    } else {
      const value = proseOf(node)
      all += value
      words +=
        small > 0 || isNoWord(node, value) ? ' '.repeat(value.length) : value
    }
  }

  // The text is trimmed.
  const start = all.length - all.trimStart().length
  return words.slice(start, start + text.value.length)
}

function isNoWord(node: Nodes, value: string): boolean {
  switch (node.type) {
    case 'delete':
    case 'footnoteReference':
    case 'image':
    case 'imageReference': {
      return true
    }

    case 'link':
    case 'linkReference': {
      return !word.test(value) || node.children.every((d) => d.type === 'image')
    }

    default: {
      return false
    }
  }
}
