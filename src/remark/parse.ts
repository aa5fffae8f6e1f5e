import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

/** Makes the tree of a document, given without BOM. */
export type Parse = (source: string) => Root

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .freeze()

/** Parses Markdown with GFM and YAML front matter, as every template is. */
export function parse(source: string): Root {
  return processor.parse(source)
}
