import {goneLink, missingRow, wrongCells} from '../src/fixes/index-problems.js'
import {indexEntryOf, topOf, type Rule} from '../src/rule/rule.js'
import {code, codes} from '../src/rule/wording.js'
import type {IndexEntry} from '../src/index-page/folder.js'
import {
  differences,
  isListable,
  isNumbered,
  lookUp,
  nameOf,
  rowsOf,
  rowsOfOne,
  targetOfRow,
  valueOf
} from '../src/index-page/compare.js'
import type {ListedRow} from '../src/index-page/index-page.js'

export const epIndex: Rule = {
  id: 'ep-index',
  summary:
    "A folder's index lists every proposal, with the proposal's own title, status, author and dates.",
  why: 'Readers use the index to choose what to read, and it is the first thing to go stale.',
  fixes: 'cells of the index, and adds rows that are missing in it',
  comparesFiles: true,
  *check(binding, context) {
    const {folder} = context
    const entry = indexEntryOf(binding, context)
    const index = folder?.rowsFor(entry)
    if (!folder || !index) return
    const {template} = binding
    // What the index tells as well, so that a run tells it once.
    const there = (about: string) => ({file: index.file, about})
    const rows = rowsOfOne(index.rows, entry, folder)
    if (rows.length === 0 && isListable(entry, template)) {
      yield {
        reason: `Unexpected proposal without a row in ${code(index.file)}, expected one for ${code(valueOf('number', entry, template) ?? entry.file)}, add it or run ${code('ep-lint index --write')}`,
        place: topOf(binding),
        about: 'row',
        toldIn: there(entry.file)
      }
    }

    for (const {row, table, line, target} of rows) {
      const at = code(`${index.file}:${String(line)}`)
      if (target.how === 'gone') {
        yield {
          reason: `Unexpected file name ${code(entry.file)}, expected ${code(target.link)} as in ${at}, correct the link there or rename the file`,
          gone: target.link,
          about: 'link',
          toldIn: there(target.link),
          place: topOf(binding)
        }
        continue
      }

      for (const difference of differences({row, table}, entry, template)) {
        const {column, own, listed} = difference
        // A matter of spelling is the row's.
        if (own.toLowerCase() === listed.toLowerCase()) continue
        const what = nameOf(difference)
        const [here, wanted] = codes(own, listed)
        yield {
          reason:
            listed === ''
              ? `Unexpected empty ${what} in ${at}, expected ${code(own)}, fill it in`
              : `Unexpected ${what} ${here}, expected ${wanted} as in ${at}, make the two agree`,
          about: what,
          toldIn: there(`${entry.file} ${what}`),
          place:
            binding.fields.find((d) => d.template === column)?.field
              ?.valuePlace ?? topOf(binding)
        }
      }
    }
  },
  *checkIndex(listing, folder, template) {
    const entries = folder.entries()
    // The page of a project may have such a table too.
    if (entries.length === 0) return
    const known = lookUp(entries)
    const seen = new Map<IndexEntry, ListedRow>()
    for (const {row, table} of rowsOf(listing)) {
      const subject = targetOfRow(row, known, folder)
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
          about: entry.file,
          place: row.place,
          cause: {reason: 'The first', place: first.row.place}
        }
        continue
      }

      yield* wrongCells(listing, {row, table}, entry, template)
    }

    for (const entry of entries) {
      if (!isListable(entry, template) || seen.has(entry)) continue
      yield missingRow(listing, entry, template)
    }
  }
}
