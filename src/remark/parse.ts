import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {isFrontMatterOpen} from './front-matter.js'

/** Parses a document, given without BOM. */
export type Parse = (source: string) => Root

/** The kinds of front matter that are read. */
export const matters: Array<'toml' | 'yaml'> = ['yaml', 'toml']

const plain = unified().use(remarkParse).use(remarkGfm).freeze()
const processor = plain().use(remarkFrontmatter, matters).freeze()

/**
 * Parses Markdown with GFM and front matter; templates always with this.
 *
 * Where a fence opens front matter that has no end, the extension would take
 * the lists and quotes of the whole document for paragraphs, so it is left out.
 */
export function parse(source: string): Root {
  return (isFrontMatterOpen(source) ? plain : processor).parse(source)
}
