import type {MarkdownRenderer} from 'vitepress'
import {targetOf} from './links'

/** Sets links of the guides right, and shows those to sources as text. */
export function markSources(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('sources', ({tokens}) => {
    for (const {children} of tokens) {
      const isSource: boolean[] = []
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const target = targetOf(token.attrGet('href') ?? '')
          isSource.push(target.kind === 'source')
          if (target.kind !== 'source') token.attrSet('href', target.href)
          if (target.kind === 'file') token.attrSet('target', '_blank')
        }

        const isEnd = token.type === 'link_close'
        if ((isEnd || token.type === 'link_open') && isSource.at(-1)) {
          token.type = isEnd ? 'source_close' : 'source_open'
          token.tag = 'span'
          token.attrs = isEnd
            ? null
            : [
                ['class', 'source'],
                ['title', 'In the repository']
              ]
        }

        if (isEnd) isSource.pop()
      }
    }
  })
}
