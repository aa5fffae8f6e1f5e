import {h, type VNode} from 'vue'
import {partsOf} from './rich-text'

/** A row of a table: what it is about, with notes, and a word on that. */
export interface Row {
  title: string
  line: number | undefined
  depth: number
  notes: readonly string[]
  value: string
  /** By what the value is colored. */
  kind?: string
}

/** Goes to a line of a text. */
export type GoTo = (line: number) => void

/** A table of rows; nothing without any. */
export function rowsTable(
  caption: string,
  rows: readonly Row[],
  goTo: GoTo
): VNode[] {
  if (rows.length === 0) return []
  const body = rows.map(({title, line, depth, notes, value, kind}) =>
    h('tr', [
      h('th', {scope: 'row', style: {paddingLeft: `${String(depth)}rem`}}, [
        toLine(title, line, goTo),
        ...notes.map((d) => h('small', d))
      ]),
      h('td', {class: kind}, value)
    ])
  )
  return [
    h('table', {class: 'rows'}, [h('caption', caption), h('tbody', body)])
  ]
}

/** A text that leads to its line, where it has one. */
export function toLine(
  text: string,
  line: number | undefined,
  goTo: GoTo
): VNode | string {
  if (line === undefined) return text
  const onClick = (): void => {
    goTo(line)
  }
  return h('button', {type: 'button', class: 'to-line', onClick}, text)
}

/** A message, its literals as code. */
export function richText(message: string): Array<VNode | string> {
  return partsOf(message).map((d) => (d.isCode ? h('code', d.text) : d.text))
}
