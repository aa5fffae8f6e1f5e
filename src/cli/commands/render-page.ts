/** Renders a page of Markdown for a terminal. */
import type {Code, List, Nodes, PhrasingContent} from 'mdast'
import {createColors} from 'picocolors'
import wrapAnsi from 'wrap-ansi'
import {parse} from '../../remark/parse.js'

export interface PageStyle {
  /** The columns that there are. */
  width: number
  color: boolean
}

type Colors = ReturnType<typeof createColors>

/** What a page becomes: headings in bold, code in color, comments left out. */
export function renderPage(source: string, {width, color}: PageStyle): string {
  const colors = createColors(color)
  const blocks = renderBlocks(parse(source).children, width, colors)
  return `${blocks.join('\n\n')}\n`
}

function renderBlocks(
  nodes: readonly Nodes[],
  width: number,
  colors: Colors
): string[] {
  return nodes
    .map((node) => renderBlock(node, width, colors))
    .filter((d) => d !== '')
}

function renderBlock(node: Nodes, width: number, colors: Colors): string {
  switch (node.type) {
    case 'heading': {
      return colors.bold(wrap(renderText(node.children, colors, true), width))
    }

    case 'paragraph': {
      return wrap(renderText(node.children, colors), width)
    }

    case 'blockquote': {
      const inner = renderBlocks(node.children, width - 2, colors)
      return indent(inner.join('\n\n'), '  ')
    }

    case 'list': {
      return renderList(node, width, colors)
    }

    case 'code': {
      return indent(renderCode(node, width - 4, colors), '    ')
    }

    default: {
      // A comment, or what no page has.
      return ''
    }
  }
}

function renderList(list: List, width: number, colors: Colors): string {
  return list.children
    .map((item, index) => {
      const number = `${String((list.start ?? 1) + index)}. `
      const marker = list.ordered ? number : '- '
      const blank = ' '.repeat(marker.length)
      const inner = renderBlocks(item.children, width - marker.length, colors)
      const blocks = inner.join(item.spread ? '\n\n' : '\n')
      return marker + indent(blocks, blank).slice(marker.length)
    })
    .join(list.spread ? '\n\n' : '\n')
}

/** Code is shown as it is, but for messages, which may be long lines. */
function renderCode(
  {value, lang}: Code,
  width: number,
  {cyan, green, red}: Colors
): string {
  if (lang === 'text') return wrap(value, width)
  return value
    .split('\n')
    .map((line) => {
      if (lang !== 'diff') return cyan(line)
      if (line.startsWith('+')) return green(line)
      return line.startsWith('-') ? red(line) : line
    })
    .join('\n')
}

function renderText(
  nodes: readonly PhrasingContent[],
  colors: Colors,
  isHeading = false
): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text': {
          return node.value.replace(/\s*\n\s*/g, ' ')
        }

        case 'inlineCode': {
          if (isHeading) return node.value
          // Without color, only its marks tell code from text.
          return colors.isColorSupported
            ? colors.cyan(node.value)
            : `\`${node.value}\``
        }

        case 'strong': {
          return colors.bold(renderText(node.children, colors, isHeading))
        }

        case 'emphasis': {
          return colors.italic(renderText(node.children, colors, isHeading))
        }

        case 'link': {
          const text = renderText(node.children, colors, isHeading)
          const target = urlTarget(node.url)
          return target === undefined ? text : `${text} (${target})`
        }

        case 'break': {
          return '\n'
        }

        default: {
          return ''
        }
      }
    })
    .join('')
}

/** Where a link leads, if its text does not say it. */
function urlTarget(url: string): string | undefined {
  if (/^https?:/.test(url)) return url
  // A page of another rule is named by its id, other files by their paths.
  return url.startsWith('../../') ? url.slice('../../'.length) : undefined
}

function wrap(text: string, width: number): string {
  return wrapAnsi(text, Math.max(width, 20))
}

function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by)
}
