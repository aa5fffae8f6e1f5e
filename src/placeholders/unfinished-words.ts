import {once} from '../base/memo.js'
import {collapseWhiteSpace} from '../base/white-space.js'

/** Words for what nobody has decided or written yet, as `TBD` is in English. */
const undecided = [
  '待(?:定|补充|補充|填写|填寫|完善|确定|確定|撰写|撰寫|补|補)|尚未填写|尚未填寫|未填写|未填寫',
  '未定|未記入|未記載|未決定|要記入|記入予定|記載予定|作成予定|後で(?:書く|記入|記載)|後日記[入載]',
  '미정|미작성|작성\\s?예정|추후\\s?(?:작성|결정|보완)(?:\\s?예정)?',
  '[aà] (?:compl[eé]ter|d[eé]finir|d[eé]terminer|pr[eé]ciser|r[eé]diger|remplir|renseigner)',
  '(?:por|a) (?:completar|definir|determinar|escribir|rellenar|redactar)',
  '(?:por|a) (?:preencher|escrever|ser (?:definid|preenchid)[oa])',
  'da (?:compilare|completare|decidere|definire|scrivere)',
  '(?:noch )?(?:zu ergänzen|zu klären|auszufüllen|festzulegen)|wird (?:noch )?(?:ergänzt|nachgereicht)|folgt noch',
  '(?:надо|нужно|требуется|необходимо) (?:будет )?(?:за|до)полнить|будет (?:за|до)полнено|не заполнено',
  'nog (?:te bepalen|in te vullen)|do (?:uzupełnienia|ustalenia)|doplnit'
].join('|')

/** Words for work still to be done. In a table or a status they may name a state. */
const toDo =
  '[aà] faire|por hacer|(?:a|por) fazer|da fare|noch offen|надо сделать|do zrobienia'

/** Matches a part of each word above; without spaces, as a line may break there. */
export const partOfUnfinished = [
  '[待未]|要記入|予定|後[で日]|미정|미작성|작성|추후',
  'compl[eé]ter\\b|d[eé]finir|d[eé]termin(?:er|ar)\\b|pr[eé]ciser|r[eé]diger|remplir|renseigner|faire',
  'completar|rellenar|escribir|redactar|hacer|fazer|preench|escrever',
  'compilare|completare|decidere|definire|definid[oa]|scrivere|\\bfare\\b',
  'ergänz|klären|auszufüllen|festzulegen|nachgereicht|folgt|offen\\b',
  'полн|сделать|bepalen|vullen|uzupełnienia|ustalenia|zrobienia|doplnit'
].join('|')
const mayBeUnfinished = new RegExp(partOfUnfinished, 'i')

const wholeOf = (words: string) =>
  new RegExp(
    String.raw`^[(（[［【<＜{｛]?(?:${words})[)）\]］】>＞}｝]?(?:\s?[.!。！…])*$`,
    'iu'
  )
// Compiling them takes milliseconds, which few texts need.
const undecidedWhole = once(() => wholeOf(undecided))
const toDoWhole = once(() => wholeOf(toDo))
const longest = 40

/**
 * Whether a text only says, in another language than English, that it is not
 * written yet.
 */
export function isUnfinished(value: string, mayBeState: boolean): boolean {
  if (value.length > longest) return false
  const text = collapseWhiteSpace(value.normalize())
  return (
    mayBeUnfinished.test(text) &&
    (undecidedWhole().test(text) || (!mayBeState && toDoWhole().test(text)))
  )
}

/** Whether a text may be the state that some work is in. */
export function isStateAbroad(value: string): boolean {
  return value.length <= longest && toDoWhole().test(value.normalize())
}
