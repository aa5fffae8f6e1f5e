import {insertRow, refill, relink} from '../src/lint/row.js'
import {entryOf, topOf, type Problem, type Rule} from '../src/lint/rule.js'
import {code} from '../src/lint/words.js'
import {numbersOf, type Entry} from '../src/model/entry.js'
import {
  differences,
  isListable,
  rowsOf,
  subjectOf,
  valueOf,
  type Difference
} from '../src/model/listed.js'
import {lineOf, type Listing, type Row} from '../src/model/listing.js'

export const epIndex: Rule = {
  id: 'ep-index',
  summary:
    'The index of a folder lists each proposal, and says of it what it says.',
  why: 'Readers choose what to read by the index, and it goes stale first.',
  *check(binding, context) {
    const {folder} = context
    const index = folder?.index()
    if (!folder || !index) return
    const entry = entryOf(binding, context)
    const {file, listing} = index
    const {template} = binding
    const all = [entry, ...folder.entries()]
    const rows = rowsOf(listing).flatMap(({row, table}) => {
      const subject = subjectOf(row, all, folder)
      return subject.how !== 'other' && subject.entry === entry
        ? {row, table, subject}
        : []
    })
    if (rows.length === 0 && isListable(entry)) {
      yield {
        reason: `Unexpected proposal without a row in ${code(file)}, expected one for ${code(String(valueOf('number', entry, template)))}, add it or run ${code('ep-lint index --write')}`,
        place: topOf(binding)
      }
    }

    for (const {row, table, subject} of rows) {
      const at = code(`${file}:${String(lineOf(listing, row))}`)
      if (subject.how === 'gone') {
        yield {
          reason: `Unexpected file name ${code(entry.file)}, expected ${code(subject.link)} as in ${at}, correct the link there`,
          place: topOf(binding)
        }
        continue
      }

      for (const difference of differences({row, table}, entry, template)) {
        const {column, own, listed} = difference
        const field =
          typeof column === 'string'
            ? undefined
            : binding.fields.find((d) => d.template === column)?.field
        const what = nameOf(difference)
        yield {
          reason:
            listed === ''
              ? `Unexpected empty ${what} in ${at}, expected ${code(own)}, fill it in`
              : `Unexpected ${what} ${code(own)}, expected ${code(listed)} as in ${at}, make the two agree`,
          place: field?.valuePlace ?? topOf(binding)
        }
      }
    }
  },
  *checkIndex(listing, folder, template) {
    const entries = folder.entries()
    const seen = new Set<Entry>()
    for (const {row, table} of rowsOf(listing)) {
      const subject = subjectOf(row, entries, folder)
      if (subject.how === 'other') continue
      if (subject.entry) seen.add(subject.entry)
      if (subject.how === 'gone') {
        yield goneLink(listing, row, subject.link, subject.entry)
        continue
      }

      const {entry} = subject
      for (const difference of differences({row, table}, entry, template)) {
        const {cell, own, listed} = difference
        const right = refill(listing.proposal.source, cell, own)
        yield {
          reason: `Unexpected ${listed === '' ? `empty ${nameOf(difference)}` : `${nameOf(difference)} ${code(listed)}`}, expected ${code(own)} as in ${code(entry.file)}`,
          ...cellOf(right),
          place: right?.place ?? cell.text.place ?? cell.place
        }
      }
    }

    for (const entry of entries.filter((d) => isListable(d) && !seen.has(d))) {
      const [number = 0] = numbersOf(entry)
      const row = insertRow(listing, entry, number, template)
      yield {
        reason: `Unexpected missing row for ${code(entry.file)}, expected it in the table`,
        ...cellOf(row),
        place: row?.place
      }
    }
  }
}

function goneLink(
  {proposal}: Listing,
  {cells, place}: Row,
  link: string,
  entry: Entry | undefined
): Problem {
  const cell = cells.find((d) => d.text.links.length > 0)
  const right = entry && cell && relink(proposal.source, cell, entry.file)
  return {
    reason: `Unexpected link to ${code(link)}, which is not there, expected ${entry ? code(entry.file) : 'a proposal of the folder, correct the link or remove the row'}`,
    ...cellOf(right),
    place: cell?.text.place ?? place
  }
}

function cellOf(
  replacement: ReturnType<typeof refill>
): Pick<Problem, 'expected' | 'edits'> {
  if (!replacement) return {}
  const {place, text, edits} = replacement
  return {expected: [text], edits: edits ?? [{place, text}]}
}

function nameOf({column}: Difference): string {
  if (typeof column === 'string') return column
  return column.key.toLowerCase() + (column.date ? ' date' : '')
}
