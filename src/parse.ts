import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .freeze()

/** Parses Markdown with GFM and YAML front matter, as every template is. */
export function parse(source: string): Root {
  return processor.parse(source)
}

/** A document's text as places count it: without BOM. */
export function withoutBom(source: string): string {
  return source.startsWith('\uFEFF') ? source.slice(1) : source
}
