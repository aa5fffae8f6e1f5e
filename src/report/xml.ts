// XML has no way to write these, not even escaped.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** An element with attributes, those that are undefined left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, number | string | undefined>>,
  content: readonly string[] = []
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escapeXml(String(value))}"`
  )
  const start = `<${name}${written.join('')}`
  if (content.length === 0) return `${start}/>`
  const lines = content.flatMap((d) => d.split('\n')).map((d) => `  ${d}`)
  return [`${start}>`, ...lines, `</${name}>`].join('\n')
}

/** A document. */
export function document(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/** Escapes text for an element or an attribute, of HTML too. */
export function escapeXml(text: string): string {
  return text
    .replace(unwritable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (d) => `&#${String(d.charCodeAt(0))};`)
}
