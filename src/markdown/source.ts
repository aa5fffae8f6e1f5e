/** Front matter with its fences, at the start of a document without BOM. */
export const frontMatter =
  /^---[\t ]*(?:\r\n?|\n)(?:[^]*?(?:\r\n?|\n))??---[\t ]*(?:\r|\n|$)/

/** A document's text without its BOM, which places do not count. */
export function withoutBom(source: string): string {
  return source.startsWith('\uFEFF') ? source.slice(1) : source
}
