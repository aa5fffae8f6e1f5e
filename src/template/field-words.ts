import {isInFrontMatter, type Field} from '../document/field.js'
import {compactKey, normalizeKey} from '../document/near-names.js'

/** Whether a field is the status. */
export function isStatus(key: string): boolean {
  return statusKeys.has(normalizeKey(key))
}

const statusKeys = new Set(
  [
    'Status',
    'Estado',
    'Statut',
    'Stato',
    '状态',
    '狀態',
    'ステータス',
    '상태',
    'Статус',
    'Situação',
    'Situación',
    'État',
    'Zustand'
  ].map(normalizeKey)
)

const likeStatus = new Set(['Status', 'Stage', 'State'].map(compactKey))

/** Whether a field is the status, or a kind of it: `Approval Status`. */
export function isStatusLike(key: string): boolean {
  return (
    isStatus(key) || likeStatus.has(compactKey(key)) || /\sstatus$/i.test(key)
  )
}

const relations = new Set(
  [
    ...['Replaces', 'Replaced by', 'Supersedes', 'Superseded by'],
    ...['Obsoletes', 'Obsoleted by', 'Updates', 'Updated by', 'See also'],
    ...['Requires', 'Required by', 'Related', 'Depends on', 'Amends'],
    ...['Extends', 'Amended by', 'Extended by', 'Blocks', 'Blocked by'],
    ...['Ersetzt', 'Ersetzt durch', 'Remplace', 'Remplacé par'],
    ...['Reemplaza', 'Reemplazado por', 'Sustituye', 'Substitui'],
    ...['Заменяет', '取代', '替代', '置き換え', '대체']
  ].map(compactKey)
)

/** Whether a field relates proposals to each other; most relate to none. */
export function isRelation(key: string): boolean {
  return relations.has(compactKey(key)) || /^related\b/.test(normalizeKey(key))
}

const settings = new Set(
  (
    'layout parent grand_parent permalink nav_order nav_exclude has_children ' +
    'has_toc sidebar_label sidebar_position sidebar_class_name search_exclude ' +
    'weight slug draft published toc toc_hide hide_title no_list linktitle ' +
    'hide_table_of_contents custom_edit_url displayed_sidebar redirect_from ' +
    'pagination_label pagination_next pagination_prev render_with_liquid'
  )
    .split(' ')
    .map(compactKey)
)

/** Whether front matter tells a generator of sites something by a field. */
export function isSetting(field: Pick<Field, 'dialect' | 'key'>): boolean {
  return isInFrontMatter(field) && settings.has(compactKey(field.key))
}

const notes = new Set(
  'Note NB Warning Important Caution Tip Hint Attention Disclaimer Remember TODO'
    .split(' ')
    .map(compactKey)
)

/** Whether a label opens a remark to the reader, and is no field. */
export function isNote(key: string): boolean {
  return notes.has(compactKey(key))
}

const statuses = new Set(
  (
    'Draft Proposed Accepted Implemented Rejected Superseded Final Active ' +
    'Provisional Implementable Deprecated Withdrawn Deferred Review Approved ' +
    'Living Stagnant Pending Idea WIP Open Closed Completed Abandoned Replaced'
  )
    .split(' ')
    .map((d) => d.toLowerCase())
)

/** Whether a value is a status that many communities have. */
export function isKnownStatus(value: string): boolean {
  return statuses.has(value.toLowerCase())
}
