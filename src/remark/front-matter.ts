/**
 * Front matter with its fences, YAML or TOML, at the start of a document without
 * BOM.
 */
export const frontMatter =
  /^(---|\+{3})[\t ]*(?:\r\n?|\n)(?:[^]*?(?:\r\n?|\n))??\1[\t ]*(?:\r|\n|$)/

/** Where the fence that ends front matter starts; none without front matter. */
export function closingFence(source: string): number | undefined {
  const [matter, fence = ''] = frontMatter.exec(source) ?? []
  return matter === undefined
    ? undefined
    : matter.trimEnd().length - fence.length
}

const opening = /^(?:---|\+{3})[\t ]*(?:\r|\n|$)/
// A heading below a blank line: in YAML and TOML that is a comment.
const heading = /(?:\r\n?|\n)[\t ]*(?:\r\n?|\n)#{1,6}[\t ]+\S/
const pair = /^[^\s#>*+|<[(-][^\n\r:=]*(?:=|:(?=\s|$))/m

/**
 * Whether a document opens like front matter but has none: the line that would
 * end it is missing, or is a thematic break further down in the text.
 */
export function isFrontMatterOpen(source: string): boolean {
  if (!opening.test(source)) return false
  const [matter] = frontMatter.exec(source) ?? []
  if (matter === undefined) return true
  const found = heading.exec(matter)
  // Comments have keys below them, a document's title has text.
  return found !== null && !pair.test(matter.slice(found.index))
}
