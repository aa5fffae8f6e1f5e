import {rules} from '../../../rules/index.js'
import type {Rule} from '../../rule/rule.js'
import {markdownTable} from '../io/text-table.js'

/** The rules as a table of Markdown, with their names as they are to be shown. */
export function rulesTable(nameOf: (id: string) => string): string {
  return markdownTable([
    ['rule', 'what it checks', '`--fix` corrects', '`--insert` inserts'],
    ...rules.map(({id, summary, fixes = '', inserts = ''}: Rule) => [
      nameOf(id),
      summary,
      fixes,
      inserts
    ])
  ])
}
