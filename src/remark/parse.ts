import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

/** Parses a document, given without BOM. */
export type Parse = (source: string) => Root

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .freeze()

/** Parses Markdown with GFM and YAML front matter; templates always with this. */
export function parse(source: string): Root {
  return processor.parse(source)
}
