/** Where a link in a folder leads. */
export interface Target {
  /** The path from the folder. */
  path: string
  /** The name of a file of the folder itself. */
  file: string | undefined
}

const base = 'http://folder.invalid/here/'

/** Where a link leads; none for a link to the web, or a broken one. */
export function targetOf(link: string): Target | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/)/i.test(link)) return undefined
  if (!URL.canParse(link, base)) return undefined
  const {href} = new URL(link, base)
  const isBelow = href.startsWith(base)
  const file = decode(href.slice(base.length))
  return {
    path: decode(link),
    file: isBelow && !file.includes('/') ? file : undefined
  }
}

/**
 * Encodes a path as a link, with all that no link may contain, and all that would
 * end the link or its path.
 */
export function linkTo(path: string): string {
  return encodeURI(path).replace(
    /[#?()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
  )
}

/** Whether a text may link to a file, however it is encoded there. */
export function mayLinkTo(text: string, file: string): boolean {
  return (
    text.includes(file) ||
    (text.includes('%') &&
      text.replace(/(?:%[\da-f]{2})+/gi, decode).includes(file))
  )
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
