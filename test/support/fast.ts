/** Made-up Markdown, and models as data, to hold two parsers together. */
import fc from 'fast-check'
import type {Block, Proposal, Section, Text} from '../../src/model.js'

/** All that rules can see of a proposal. */
export function dump({title, header, lead, sections, span}: Proposal): unknown {
  const ids = new Map<unknown, number>()
  const id = (d: unknown) => {
    if (d === undefined) return undefined
    if (!ids.has(d)) ids.set(d, ids.size)
    return ids.get(d)
  }

  const text = (d: Text | undefined) =>
    d && {
      value: d.value,
      prose: d.prose,
      strong: d.strong,
      links: d.links,
      blank: d.blank,
      place: d.place,
      inner: d.inner,
      characters: Array.from(
        {length: d.value.length},
        (_, at) => d.slice(at, at + 1).place
      )
    }
  const block = (d: Block) => ({
    type: d.type,
    place: d.place,
    ...('value' in d && {value: d.value}),
    ...('text' in d && {text: text(d.text)}),
    ...('item' in d && {item: id(d.item)}),
    ...('list' in d && {
      id: id(d),
      list: id(d.list),
      listPlace: d.list.place,
      children: d.children.length
    }),
    ...('table' in d && {
      row: d.row,
      column: d.column,
      table: id(d.table),
      rows: d.table.rowPlaces,
      tablePlace: d.table.place
    })
  })
  const section = (d: Section) => ({
    id: id(d),
    title: d.title,
    text: text(d.text),
    rank: d.rank,
    place: d.place,
    parent: id(d.parent),
    children: d.children.length,
    span: d.span,
    own: d.ownSpan,
    body: d.body.map(block)
  })
  const field = (d: Proposal['header']['fields'][number]) => ({
    ...d,
    texts: d.texts.map(text),
    blocks: d.blocks.length
  })
  return {
    title: title && section(title),
    lead: lead.map(block),
    sections: sections.map(section),
    span,
    fields: header.fields.map(field),
    first: header.plain.first.map(field),
    underTitle: header.plain.underTitle.map(field),
    elsewhere: header.plain.elsewhere.map(field),
    broken: header.broken,
    unread: header.unread
  }
}

const lines = [
  '# T',
  '## A `b`',
  'Setext\n---',
  '===',
  '---',
  '- a',
  '  - b',
  '* c',
  '1. d',
  '   2) e',
  '10. ten',
  '1986. x',
  '-',
  '> q',
  '> - z',
  '>',
  '```',
  '```js',
  '~~~',
  '    code',
  '      six',
  '\ttab',
  '',
  '',
  'text',
  'a  ',
  'a\\',
  '  indented',
  '[x] y',
  '- [ ] t',
  '- [x] u',
  '[a]: /b',
  '[a]',
  '[^1]: note',
  '[^1]',
  '| a | b |',
  '|---|---|',
  '| c |',
  ':-: | -',
  '<!-- c -->',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<b>x</b>',
  '<a href="x">',
  '<script>',
  '</script>',
  '**bold**: x',
  '*em* _e_',
  '~~s~~',
  '**a*b**',
  '\\* \\[',
  '&amp; &#35;',
  'https://x.org/a?b=c',
  'www.e.org',
  'a@b.co',
  '![i](j)',
  '[l](m "t")',
  '``d`e``',
  '\u00A0',
  '\u00E9\u{1F600}',
  'TODO: x',
  '...',
  '[Describe X]',
  '**Risk**: ...',
  '---\nk: v\n---',
  '+++\nk = 1\n+++',
  '+++',
  '----',
  'Status: x | Author: y',
  '- Status:x',
  'Status - x',
  '{"Status": "x"}'
]
const characters = [
  ...Array.from('ab *_`[]()<>!#-+|\\~:."=/?@\t\n'),
  '\n\n',
  '**',
  '~~',
  '1.',
  '&amp;',
  'http://a.b',
  '\u{1F600}'
]

/** Documents of lines, and of characters, that mean something in Markdown. */
export const markdown: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.array(fc.constantFrom(...lines), {minLength: 1, maxLength: 9}),
      fc.constantFrom('\n', '\n', '\n\n', '\n> ', '\n  ', '\n- ', ' ')
    )
    .map(([parts, between]) => parts.join(between)),
  fc
    .array(fc.constantFrom(...characters), {minLength: 1, maxLength: 14})
    .map((d) => d.join(''))
)
