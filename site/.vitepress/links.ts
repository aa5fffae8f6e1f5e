/** What links of the guides lead to on the site. */

/** The guides that link to a folder mean its first page. */
const folders: Readonly<Record<string, string>> = {
  decisions: 'decisions/0001-template-is-the-schema.md'
}

const isPage = /\.md(?:#|$)/

/** What becomes of a link. */
export type Target =
  {kind: 'page'; href: string} | {kind: 'file'; href: string} | {kind: 'source'}

/**
 * Tells where a link of a guide leads on the site.
 *
 * Sources and fixtures are not on it: such a link is shown as text.
 */
export function targetOf(href: string): Target {
  const folder = folders[href]
  if (folder !== undefined) return {kind: 'page', href: folder}
  if (/^(?:[a-z]+:|#|\/)/i.test(href)) return {kind: 'page', href}
  if (/(?:^|\/)templates\//.test(href)) return {kind: 'source'}
  if (isPage.test(href)) return {kind: 'page', href}
  if (href.endsWith('.schema.json')) return {kind: 'file', href}
  return {kind: 'source'}
}
