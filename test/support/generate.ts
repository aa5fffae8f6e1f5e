/** Proposals made up after a template, sound or with defects. */
import fc from 'fast-check'
import type {Template, TemplateItem, TemplateSection} from '../../src/index.js'

/** A section to be written. */
export interface Part {
  rank: number
  title: string
  body: string
}

/** A proposal to be written. */
export interface Draft {
  title: string
  fields: Array<[key: string, value: string]>
  dialect: 'lines' | 'list' | 'plain' | 'table' | 'yaml'
  parts: Part[]
  eol: '\n' | '\r\n'
  end: '' | '\n' | '\n\n'
}

/** A proposal that has all that its template asks for. */
export function sound({fields, sections}: Template): Draft {
  return {
    title: 'EP-007: Generated',
    fields: fields.map(({key, date}) => [
      key,
      date ? '2026-01-15' : key === 'Status' ? 'Draft' : 'Ada Example'
    ]),
    dialect: 'lines',
    parts: sections.map(partOf),
    eol: '\n',
    end: '\n'
  }
}

function partOf({title, rank, items}: TemplateSection): Part {
  const body =
    items.length > 0
      ? items.map((d) => writeItem(d, '')).join('\n')
      : `Words about ${title}.`
  return {rank, title: title.replace(/\[.*\]/, 'A name'), body}
}

function writeItem({label, children}: TemplateItem, indent: string): string {
  return [
    `${indent}- **${label}**: Words about ${label}.`,
    ...children.map((d) => writeItem(d, `${indent}  `))
  ].join('\n')
}

/** A proposal as Markdown. */
export function write({
  title,
  fields,
  dialect,
  parts,
  eol,
  end
}: Draft): string {
  const header = writeHeader(fields, dialect)
  const [front, head] = dialect === 'yaml' ? [header, ''] : ['', header]
  const blocks = [
    front,
    `# ${title}`,
    head,
    ...parts.flatMap((d) => [`${'#'.repeat(d.rank)} ${d.title}`, d.body])
  ]
  const text = blocks.filter((d) => d !== '').join('\n\n') + end
  return text.replaceAll('\n', eol)
}

function writeHeader(
  fields: Draft['fields'],
  dialect: Draft['dialect']
): string {
  const line = ([key, value]: [string, string]) => {
    switch (dialect) {
      case 'lines': {
        return `**${key}**: ${value}`
      }

      case 'list': {
        return `- **${key}**: ${value}`
      }

      case 'table': {
        return `| ${key} | ${value} |`
      }

      default: {
        return `${key}: ${value}`
      }
    }
  }

  if (fields.length === 0) return ''
  const lines = fields.map((d) => line(d)).join('\n')
  if (dialect === 'table') return `| Field | Value |\n| --- | --- |\n${lines}`
  return dialect === 'yaml' ? `---\n${lines}\n---` : lines
}

type Change = (draft: Draft, at: number, other: number) => void

const pick = <T>(items: T[], at: number): T | undefined =>
  items[at % Math.max(items.length, 1)]

// Each breaks one thing, as people do.
const changes: Change[] = [
  ({parts}, at) => void parts.splice(at % parts.length, 1),
  ({parts}, at, to) => {
    const [part] = parts.splice(at % parts.length, 1)
    if (part) parts.splice(to % parts.length, 0, part)
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) parts.push({...part})
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) part.title = part.title.replace(/.$/, '')
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) part.title = part.title.toLowerCase()
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) part.title = part.title.split(' ')[0] ?? ''
  },
  ({parts}, at, by) => {
    const part = pick(parts, at)
    if (part)
      part.rank = Math.min(6, Math.max(1, part.rank + (by % 2 ? 1 : -1)))
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) part.body = ''
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) part.body = 'N/A'
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) part.body = part.body.split('\n').slice(1).join('\n')
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part)
      part.body = '<!-- an extra comment -->\n\n[extra]: https://example.com'
  },
  ({parts}, at, to) => {
    const titles = ['An extra section', 'More extra', 'Appendix (extra)']
    const title = pick(titles, to) ?? ''
    const rank = 2 + (to % 2)
    parts.splice(at % (parts.length + 1), 0, {
      rank,
      title,
      body: 'An extra line.'
    })
  },
  ({parts}, at) => {
    const part = pick(parts, at)
    if (part) part.title = part.title.replace(/\d/, '9')
  },
  ({fields}, at) => void fields.splice(at % Math.max(fields.length, 1), 1),
  ({fields}, at, to) => {
    const [field] = fields.splice(at % Math.max(fields.length, 1), 1)
    if (field) fields.splice(to % (fields.length + 1), 0, field)
  },
  ({fields}, at) => {
    const field = pick(fields, at)
    if (field) field[0] = field[0].replace(/^Last |.$/, '')
  },
  ({fields}, at, to) => {
    const field = pick(fields, at)
    const values = ['draft', 'Done', '2025/03/04', '', 'YYYY-MM-DD', 'Draft.']
    if (field) field[1] = pick(values, to) ?? ''
  },
  (draft, at) => {
    const titles = ['EP 7 - Generated', 'Generated', 'EP-XXX: Generated']
    draft.title = pick(titles, at) ?? ''
  }
]

// Each changes how a title is written, and nothing about what it says.
const decorations: Array<(title: string) => string> = [
  (d) => `${d} {#an-anchor}`,
  (d) => `🚀 ${d}`,
  (d) => `${d} :dart:`,
  (d) => `**${d}**`,
  (d) => `${d} [↑](#top)`,
  (d) => `${d} ![new](https://example.com/new.svg)`,
  (d) => `3.1 ${d}`,
  (d) => `IV. ${d}`,
  (d) => `(2) ${d}`,
  (d) => `~~Old~~ ${d}`,
  (d) => `${d} (Weeks 1-4)`,
  (d) => d.replace(' ', '\u00A0')
]
// Each adds something beside what the template asks for.
const extras = [
  '<!-- an extra comment -->',
  '<a id="extra"></a>',
  '> An extra quote.',
  '| Extra | Row |\n| --- | --- |\n| a | b |',
  '```sh\nextra\n```',
  '<details>\n\nExtra.\n\n</details>'
]

/** Sound proposals whose titles are decorated, and that hold more. */
export function decorated(template: Template): fc.Arbitrary<Draft> {
  const title = fc.tuple(fc.nat(), fc.constantFrom(...decorations))
  const extra = fc.tuple(fc.nat(), fc.constantFrom(...extras))
  return fc
    .tuple(fc.array(title, {maxLength: 8}), fc.array(extra, {maxLength: 4}))
    .map(([titles, bodies]) => {
      const draft = sound(template)
      const {parts} = draft
      const changed = new Set<Part>()
      for (const [at, decorate] of titles) {
        const part = parts[at % parts.length]
        // Members of a series have names, in which all of this may stand.
        if (!part || changed.has(part) || /\d/.test(part.title)) continue
        changed.add(part)
        part.title = decorate(part.title)
      }

      for (const [at, body] of bodies) {
        const part = parts[at % parts.length]
        if (part) part.body += `\n\n${body}`
      }

      return draft
    })
}

/** Proposals after a template with up to six defects. */
export function mutated(template: Template): fc.Arbitrary<Draft> {
  const change = fc.tuple(fc.constantFrom(...changes), fc.nat(), fc.nat())
  return fc
    .record({
      eol: fc.constantFrom('\n' as const, '\r\n' as const),
      end: fc.constantFrom('' as const, '\n' as const, '\n\n' as const),
      dialect: fc.constantFrom('lines' as const, 'list' as const),
      made: fc.array(change, {maxLength: 6})
    })
    .map(({made, ...rest}) => {
      const draft = {...sound(template), ...rest}
      for (const [apply, at, other] of made) {
        if (draft.parts.length > 0) apply(draft, at, other)
      }

      return draft
    })
}
