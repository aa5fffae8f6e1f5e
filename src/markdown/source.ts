export {
  closingFence,
  frontMatter,
  isFrontMatterOpen
} from '../remark/front-matter.js'

/** A document's text without its BOM, which places do not count. */
export function withoutBom(source: string): string {
  return source.startsWith('\uFEFF') ? source.slice(1) : source
}
