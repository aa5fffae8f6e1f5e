import {fixOf, goneLink, insertRow, refill} from '../src/fixes/index-row.js'
import {entryOf, topOf, type Rule} from '../src/rule/rule.js'
import {code, codes} from '../src/rule/wording.js'
import {numbersOf, type Entry} from '../src/index-page/folder.js'
import {
  differences,
  isListable,
  isNumbered,
  lookUp,
  nameOf,
  rowsOf,
  rowsOfOne,
  subjectOf,
  valueOf
} from '../src/index-page/compare.js'
import type {ListedRow} from '../src/index-page/index-page.js'

export const epIndex: Rule = {
  id: 'ep-index',
  summary:
    "A folder's index lists every proposal, with the proposal's own title, status, author and dates.",
  why: 'Readers use the index to choose what to read, and it is the first thing to go stale.',
  *check(binding, context) {
    const {folder} = context
    const entry = entryOf(binding, context)
    const index = folder?.rowsFor(entry)
    if (!folder || !index) return
    const {template} = binding
    const rows = rowsOfOne(index.rows, entry, folder)
    if (rows.length === 0 && isListable(entry, template)) {
      yield {
        reason: `Unexpected proposal without a row in ${code(index.file)}, expected one for ${code(valueOf('number', entry, template) ?? entry.file)}, add it or run ${code('ep-lint index --write')}`,
        place: topOf(binding)
      }
    }

    for (const {row, table, line, subject} of rows) {
      const at = code(`${index.file}:${String(line)}`)
      if (subject.how === 'gone') {
        yield {
          reason: `Unexpected file name ${code(entry.file)}, expected ${code(subject.link)} as in ${at}, correct the link there or rename the file`,
          place: topOf(binding)
        }
        continue
      }

      for (const difference of differences({row, table}, entry, template)) {
        const {column, own, listed} = difference
        // A matter of spelling is the row's.
        if (own.toLowerCase() === listed.toLowerCase()) continue
        const field =
          typeof column === 'string'
            ? undefined
            : binding.fields.find((d) => d.template === column)?.field
        const what = nameOf(difference)
        const [here, there] = codes(own, listed)
        yield {
          reason:
            listed === ''
              ? `Unexpected empty ${what} in ${at}, expected ${code(own)}, fill it in`
              : `Unexpected ${what} ${here}, expected ${there} as in ${at}, make the two agree`,
          place: field?.valuePlace ?? topOf(binding)
        }
      }
    }
  },
  *checkIndex(listing, folder, template) {
    const entries = folder.entries()
    // The page of a project may have such a table too.
    if (entries.length === 0) return
    const known = lookUp(entries)
    const seen = new Map<Entry, ListedRow>()
    for (const {row, table} of rowsOf(listing)) {
      const subject = subjectOf(row, known, folder)
      if (subject.how === 'other') continue
      const first = subject.entry && seen.get(subject.entry)
      if (subject.entry && first?.table !== table) {
        seen.set(subject.entry, {row, table})
      }

      if (subject.how === 'gone') {
        yield goneLink(listing, row, subject)
        continue
      }

      const {entry} = subject
      if (first?.table === table && isNumbered(row, entry)) {
        yield {
          reason: `Unexpected second row for ${code(entry.file)}, expected one, remove one of the two`,
          place: row.place,
          cause: {reason: 'The first', place: first.row.place}
        }
        continue
      }

      for (const difference of differences({row, table}, entry, template)) {
        const {cell, own, listed} = difference
        const right = refill(listing.proposal.source, cell, own)
        const [here, there] = codes(listed, own)
        yield {
          reason: `Unexpected ${listed === '' ? `empty ${nameOf(difference)}` : `${nameOf(difference)} ${here}`}, expected ${there} as in ${code(entry.file)}`,
          ...fixOf(right),
          place: right?.place ?? cell.text.place ?? cell.place
        }
      }
    }

    for (const entry of entries.filter(
      (d) => isListable(d, template) && !seen.has(d)
    )) {
      const [number = 0] = numbersOf(entry)
      const row = insertRow(listing, entry, number, template)
      yield {
        reason: `Unexpected missing row for ${code(entry.file)}, expected it in the table`,
        ...fixOf(row),
        place: row?.place
      }
    }
  }
}
