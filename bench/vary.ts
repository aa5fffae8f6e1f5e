/** Makes many different documents from some, the same each time. */
import type {Document} from './corpus.js'

/** A source of numbers from 0 up to 1, the same for a seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Prose that may change without changing what is Markdown in it. */
const isProse = (line: string) =>
  /^[A-Za-z]/.test(line) && !/[\]`<>|:*_]/.test(line)
const word = /\b[a-z]{5,}\b/g

/**
 * Makes documents of others: each has a title and a name of its own, its
 * sections in another order, and other words in its prose.
 */
export function vary(
  documents: readonly Document[],
  count: number,
  seed: number
): Document[] {
  const random = randomOf(seed)
  const words = [
    ...new Set(documents.flatMap((d) => proseOf(d.text).match(word) ?? []))
  ]
  const pick = () => words[Math.floor(random() * words.length)] ?? ''
  return Array.from({length: count}, (_, at) => {
    const number = String(at + 1).padStart(4, '0')
    const name = `${pick()}-${pick()}`
    const {text} = documents[at % documents.length] ?? {text: ''}
    const {start, sections} = split(text)
    const lines = [...start, ...shuffle(sections, random).flat()].map((d) =>
      isProse(d) ? d.replace(word, (was) => (random() < 0.1 ? pick() : was)) : d
    )
    return {
      path: `EP-${number}-${name}.md`,
      text: withTitle(lines, `# EP-${number}: ${name.replace('-', ' ')}`)
    }
  })
}

function proseOf(text: string): string {
  return text
    .split('\n')
    .filter((d) => isProse(d))
    .join('\n')
}

/** Splits a document at its highest headings, but for a title. */
function split(text: string): {start: string[]; sections: string[][]} {
  const start: string[] = []
  const sections: string[][] = []
  const lines = text.split('\n')
  const titles = headings(lines).filter((d) => d.rank === 1)
  const rank = titles.length > 1 ? 1 : 2
  const starts = new Set(
    headings(lines)
      .filter((d) => d.rank === rank)
      .map((d) => d.at)
  )
  for (const [at, line] of lines.entries()) {
    if (starts.has(at)) sections.push([])
    ;(sections.at(-1) ?? start).push(line)
  }

  // What is last in the file may not end with a line of its own.
  sections.at(-1)?.push('')
  return {start, sections}
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({item, at: random()}))
    .sort((a, b) => a.at - b.at)
    .map(({item}) => item)
}

/** Gives a document a title, in the place of its own where it has one. */
function withTitle(lines: readonly string[], title: string): string {
  const [own, ...others] = headings(lines).filter((d) => d.rank === 1)
  if (own && others.length === 0) {
    return lines.with(own.at, title).join('\n')
  }

  const end = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0
  return lines.toSpliced(end, 0, ...(end > 0 ? [''] : []), title, '').join('\n')
}

/** A heading of a document. */
export interface Heading {
  at: number
  rank: number
  title: string
}

/** Headings with `#`, outside of front matter, fenced code and comments. */
export function headings(lines: readonly string[]): Heading[] {
  const found: Heading[] = []
  let end: RegExp | undefined = lines[0] === '---' ? /^---$/ : undefined
  for (const [at, line] of lines.entries()) {
    if (end) {
      if (at > 0 && end.test(line)) end = undefined
      continue
    }

    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    const heading = /^(#{1,6}) +(\S.*)$/.exec(line)
    if (fence) end = new RegExp(`^ {0,3}${fence}`)
    else if (line.startsWith('<!--') && !line.includes('-->')) end = /-->/
    else if (heading) {
      const [, marks = '', title = ''] = heading
      found.push({at, rank: marks.length, title})
    }
  }

  return found
}
