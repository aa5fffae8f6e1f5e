import type {Nodes} from 'mdast'

// `<your name>`: a tag for a parser, but with no attribute that has a value.
const words = /^<(?<name>[a-z][\w-]*)(?<more>\s[^<>="/]*)?>$/i
// Attributes that need no value.
const flag =
  /^\s+(?:async|autoplay|controls|defer|disabled|hidden|loop|muted|open|reversed)\s*$/i
// Elements without an end, or whose end may be left out or is often forgotten.
const inline = new Set(
  (
    'a b br code del dd dt em hr i img ins kbd li mark p q rp rt s small span ' +
    'strong sub sup td th tr tt u var wbr'
  ).split(' ')
)
// Elements that open in one block and close in another.
const around = new Set(
  (
    'abbr address article aside audio blockquote body button caption center ' +
    'col colgroup details dialog div dl fieldset figcaption figure font footer ' +
    'form h1 h2 h3 h4 h5 h6 head header html iframe label legend main menu nav ' +
    'noscript object ol optgroup picture pre samp script search section select ' +
    'style summary svg table tbody template textarea tfoot thead ul video'
  ).split(' ')
)
const end = /^<\/([a-z][\w-]*)/i

// `<Summary>`: hardly anybody writes elements like this.
const capitalized = /^[A-Z][a-z]+$/

/**
 * Whether HTML that stands alone is words in angle brackets: `<your name>`.
 *
 * @param html
 *   The HTML.
 * @param below
 *   What stands below it, where a tag may be closed.
 */
export function isWordTag(html: string, below: string): boolean {
  const {name = '', more} = words.exec(html)?.groups ?? {}
  if (more !== undefined) return isWords(name, more)
  if (!isWords(name, '')) return false
  if (!around.has(name.toLowerCase())) return true
  return (
    capitalized.test(name) &&
    !below.includes(`</${name}`) &&
    !below.includes(`</${name.toLowerCase()}`)
  )
}

/** The tags among inline nodes that are words, as nothing there closes them. */
export function wordTagsIn(nodes: readonly Nodes[]): ReadonlySet<Nodes> {
  const open: Array<{node: Nodes; name: string}> = []
  const closed = new Set<string>()
  const stack = [...nodes]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'html') {
      const {name = '', more = ''} = words.exec(node.value)?.groups ?? {}
      if (isWords(name, more)) open.push({node, name: name.toLowerCase()})
      const [, ended] = end.exec(node.value) ?? []
      if (ended !== undefined) closed.add(ended.toLowerCase())
    } else if ('children' in node) {
      for (const child of node.children) stack.push(child)
    }
  }

  return new Set(open.flatMap((d) => (closed.has(d.name) ? [] : d.node)))
}

function isWords(name: string, more: string): boolean {
  if (name === '' || flag.test(more)) return false
  return more.trim() !== '' || !inline.has(name.toLowerCase())
}
