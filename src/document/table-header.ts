import type {Cell, Table} from '../markdown/block.js'
import {withoutColon} from '../markdown/label.js'
import type {Field} from './field.js'
import {makeField} from './make-field.js'

// `| Field | Value |` is a header row, not a field.
const caption =
  /^(?:values?|descriptions?|details?|contents?|data|info(?:rmation)?|wert|angabe|beschreibung|valeur|contenu|valore?|contenido|conteúdo|descripción|descrição|descrizione|значение|описание|содержание|内容|內容|值|说明|說明|描述|値|説明|값|내용|설명)$/iu
const captionOfKeys =
  /^(?:fields?|attributes?|propert(?:y|ies)|keys?|feld|eigenschaft|champ|campo|поле|字段|欄位|属性|項目|项目|フィールド|항목|필드|속성)$/iu

// `| Metadata | |` names the table, and `| Name | Value |` what is in its columns.
const captionOfTable =
  /^(?:meta[- ]?data|header|front ?matter|preamble|info(?:rmation)?|details?)$/i
const captionOfBoth = /^(?:items?|labels?|names?|what)$/i

/** The rows of a table of two columns as fields. */
export function readRows({rows, rowPlaces}: Table): Field[] {
  if (rows[0]?.length !== 2) return []
  return rows.flatMap(([key, value], row) => {
    if (!key || !value || key.text.value === '') return []
    if (row === 0 && isHeadOfRows(key.text.value, value.text.value)) return []
    return fieldOf(key, value, 'table', rowPlaces[row])
  })
}

function isHeadOfRows(key: string, value: string): boolean {
  return (
    caption.test(value) ||
    captionOfKeys.test(key) ||
    (value === '' && captionOfTable.test(key))
  )
}

/** Whether the head of a table can have no keys, as its first column has them. */
function isNeverOfColumns(key: string, value: string): boolean {
  return (
    key === '' ||
    captionOfKeys.test(key) ||
    (captionOfTable.test(key) && value === '') ||
    (captionOfBoth.test(key) && caption.test(value))
  )
}

/** The columns of a table as fields, where one row has the values of its head. */
export function readColumns({rows, place}: Table): Field[] {
  const [head = [], values = []] = rows
  if (rows.length !== 2 || head.length < 2) return []
  const [key = '', value = '', ...others] = head.map((d) => d.text.value)
  if (others.length === 0 && isNeverOfColumns(key, value)) return []
  return head.flatMap((key, column) => {
    const value = values[column]
    return value && key.text.value !== ''
      ? fieldOf(key, value, 'columns', place)
      : []
  })
}

function fieldOf(
  key: Cell,
  value: Cell,
  dialect: 'columns' | 'table',
  place: Field['place']
): Field {
  const {text} = key
  const label = text.slice(0, withoutColon(text.value).length)
  return makeField(label, [value.text], dialect, [key, value], place)
}

/** The table that a field stands in. */
export function tableOf({blocks: [block]}: Field): Table | undefined {
  return block?.type === 'cell' ? block.table : undefined
}
