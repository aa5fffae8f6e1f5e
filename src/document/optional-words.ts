// Patterns of so many words take V8 milliseconds to compile, so that most texts are
// told apart by shorter ones: the parts of words, and letters of other scripts.
const partOfWord =
  /opti|opci|opcj|opzion|facult|facolt|valfri|volitel|бязат|опцион|可选|可選|选填|選填|非必|任意|オプション|省略可|選択項目|선택/i
const otherScript = String.raw`[\u0400-\u04FF\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7AF]`
const startAbroad = new RegExp(
  String.raw`\b(?:falls|wenn|sofern|soweit|bei|gegebenenfalls|ggf|si|s['’]il|le cas|au besoin|cuando|en su|se|quando|ove|indien)\b|${otherScript}`,
  'i'
)
const sectionAbroad = new RegExp(
  String.raw`abschnitt|kapitel|punkt|teil|rubrique|(?:cette|la) (?:section|partie)|secci|seção|secção|sezione|${otherScript}`,
  'i'
)

/** Whether a text may have an {@link optionalWord}. */
export function mayHaveOptionalWord(text: string): boolean {
  return partOfWord.test(text)
}

/**
 * Whether a text may have such a word, or a condition of {@link ifApplies} in
 * another language than English.
 */
export function mayBeOptional(text: string): boolean {
  return mayHaveOptionalWord(text) || startAbroad.test(text)
}

/** Words that make a section or field optional, in several languages. */
export const optionalWord = `(?:${[
  'optional(?!ly)|optioneel|opcional(?:es)?|opcjonaln(?:e|ie|y|a)',
  'optionnel(?:le)?s?|facultatif|facultative|facultati[ev]f?',
  'opzionale|facoltativ[ao]|valfri(?:tt)?|volitelné',
  'необязательн\\p{L}+|опциональн\\p{L}+',
  '可选|可選|选填|選填|非必填|非必须|非必須|任意|オプション|省略可|選択項目|선택(?:\\s?사항)?'
].join('|')})`

/** Conditions on which something is there, in English. */
export const ifAppliesInEnglish =
  '(?:if|when|where|as) (?:applicable|relevant|needed|necessary|required|appropriate|any)|only if (?:applicable|needed|necessary)|if there (?:is|are) any|if desired'

/** The same in several languages. */
export const ifApplies = `(?:${[
  ifAppliesInEnglish,
  '(?:falls|wenn|sofern|soweit) (?:anwendbar|erforderlich|gewünscht|nötig|notwendig|relevant|vorhanden|zutreffend)',
  'bei bedarf|gegebenenfalls|ggf\\.?',
  "(?:si|s['’]il y a) (?:applicable|besoin|nécessaire|pertinent|lieu)|le cas échéant|au besoin",
  '(?:si|cuando) (?:aplica|corresponde|procede|hubiera|es necesario)|en su caso',
  '(?:se|quando) (?:aplicável|houver|necessário|relevante|for o caso)',
  '(?:se|ove) (?:applicabile|necessario|presente|rilevante)|indien (?:nodig|relevant|van toepassing)',
  'при (?:наличии|необходимости)|если (?:есть|нужно|применимо|необходимо|требуется)',
  '(?:如|若|如果)(?:果)?(?:适用|適用|有需要|有|需要)|视情况|如需',
  '該当する場合|該当時|あれば|ある場合|必要に応じて|必要であれば|必要な場合',
  '(?:해당|필요|있을|있는|해당되는|해당하는|필요한)\\s?(?:시|경우)'
].join('|')})`

/** A sentence that leaves a section out, and the condition on which it does. */
const sentences = (): ReadonlyArray<
  readonly [leavesOut: RegExp, condition: RegExp]
> => [
  [
    /\b(?:löschen|entfernen|streichen)\b(?: sie)? (?:diesen|den) (?:abschnitt|punkt|teil)|\b(?:dies(?:er|en|es)|den|das) (?:abschnitt|kapitel|punkt|teil)\b.*\b(?:löschen|gelöscht|entfernen|entfernt|weglassen|weggelassen|entfallen|streichen)\b/iu,
    /\b(?:falls|wenn|sofern|kann|darf)\b/iu
  ],
  [
    /\b(?:supprim|retir|enlev|omett)\p{L}+ (?:cette|la) (?:section|partie|rubrique)|\bcette (?:section|partie|rubrique) peut être (?:supprimée|omise|retirée)/iu,
    /(?<!\p{L})(?:s['’]|si|lorsqu|peut|quand)/iu
  ],
  [
    /\b(?:elimin|borr|omit|quit|suprim)\p{L}+ (?:esta|la) sección|\besta sección (?:se )?puede (?:omitir|eliminar|ser omitida)/iu,
    /(?<!\p{L})(?:si|cuando|puede)(?!\p{L})/iu
  ],
  [
    /\b(?:remov|exclu|apag|omit|delet)\p{L}+ (?:esta|a) (?:seção|secção)|\besta (?:seção|secção) pode ser (?:omitida|removida|excluída)/iu,
    /(?<!\p{L})(?:se|caso|quando|pode)(?!\p{L})/iu
  ],
  [
    /\b(?:rimuov|elimin|omett|cancell)\p{L}+ (?:questa|la) sezione|\bquesta sezione può essere (?:omessa|rimossa|eliminata)/iu,
    /(?<!\p{L})(?:se|quando|può)(?!\p{L})/iu
  ],
  [
    /(?:удал|пропуст|опуст|убер)\p{L}* (?:этот|данный) (?:раздел|пункт|блок)|(?:этот|данный) (?:раздел|пункт|блок).*(?:удал|пропуст|опуст|убра)/iu,
    /(?<!\p{L})(?:если|при|когда|можно)(?!\p{L})/iu
  ],
  [
    /(?:删除|刪除|省略|移除|跳过|去掉)(?:本|此|该|這|这).?(?:节|節|章|部分|小节|段)|(?:本|此|该|這|这).{0,3}(?:节|節|章|部分|小节|段).{0,6}(?:删除|刪除|省略|移除|跳过|去掉)/u,
    /没有|沒有|若|如|无|無|不|可/u
  ],
  [
    /(?:この|本|当該)(?:節|章|セクション|項目?|欄).{0,12}(?:削除|省略)/u,
    /場合|なければ|可|よい|良い|不要/u
  ],
  [
    /이\s*(?:섹션|절|항목|부분|장)\p{L}?\s.{0,12}(?:삭제|생략|제거)/u,
    /없|경우|가능|수 있|않/u
  ]
]

const negated = () =>
  /nicht (?:löschen|entfernen|streichen|weg)|\bne pas (?:supprim|retir|enlev|omett)|(?<!\p{L})n[oã]o? (?:elimin|borr|omit|quit|remov|exclu|apag)|\bnon (?:rimuov|elimin|omett)|(?<!\p{L})не (?:удал|пропуск|опуск)|(?:不要|请勿|不得|不可|勿)(?:删除|刪除|省略|移除|跳过)|(?:削除|省略)し(?:ない|ては)|(?:삭제|생략)하지/iu

/** Whether a sentence in another language says when to leave out its section. */
export function leavesOutAbroad(sentence: string): boolean {
  return (
    sectionAbroad.test(sentence) &&
    !negated().test(sentence) &&
    sentences().some(
      ([leavesOut, condition]) =>
        leavesOut.test(sentence) && condition.test(sentence)
    )
  )
}
