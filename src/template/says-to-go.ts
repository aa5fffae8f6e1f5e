import {once} from '../base/memo.js'
import {collapseWhiteSpace} from '../base/white-space.js'

const noun =
  '(?:admonition|advice|banner|block|box|boilerplate|callout|comment|disclaimer|explanation|guidance|guide|header|help|hint|info|instruction|intro|introduction|line|message|note|notice|paragraph|preamble|preface|quote|reminder|text|tip|warning)s?(?: (?:block|box|comment|line|section|text|note)s?)?'
const self = `(?:(?:all (?:of )?)?(?:this|these)(?: (?:\\w+ )?${noun}| (?:before|after|once|when|from)\\b|[.!)\\]]|$))`
const goes = '(?:delete|discard|drop|erase|remove|strip|take out)'
const gone = '(?:deleted|discarded|dropped|erased|removed|stripped|taken out)'

/** How a text says that it is to go itself. */
const toGo = new RegExp(
  [
    String.raw`\b${goes} ${self}`,
    String.raw`\b(?:this|these)(?: \w+)? ${noun}(?: \w+)? (?:must|should|is to|are to|needs? to|has to|have to|will|shall) be ${gone}`
  ].join('|'),
  'i'
)

/** The same in other languages, and what all of these have. */
const mayGoAbroad =
  /lösch|entfern|streich|supprim|retir|enlev|effac|elimin|borr|quit|suprim|remova|remover|remove[rd]?\s+est|apag|exclu|rimuov|cancell|удал|убер|[删刪]除|移除|去掉|削除|消|삭제|제거/i
const toGoAbroad = once(
  () =>
    new RegExp(
      [
        String.raw`\b(?:dies(?:e|er|en|es)|den|die) (?:absatz|abschnitt|anleitung(?:en)?|block|erläuterung(?:en)?|hinweise?|hinweistext|kasten|kommentare?|notiz|text|zeilen?)(?: bitte)?(?: vor\P{Po}*?| danach| anschließend)? (?:löschen|entfernen|streichen)`,
        String.raw`(?:supprime[rz]|retire[rz]|enleve[rz]|effacer) (?:cette|ces|ce) (?:note|notes|bloc|commentaires?|consignes?|encadré|instructions?|lignes?|paragraphe|remarque|texte)`,
        String.raw`(?:elimin[ae]r?|borr[ae]r?|quit[ae]r?|suprim[ae]r?|remov[ae]r?|apag(?:ue|ar)|exclu(?:a|ir)) (?:est[aeo]s?) (?:aviso|bloco?|bloque|comentarios?|comentários?|instrucci[oó]n(?:es)?|instruç(?:ão|ões)|l[ií]nea|linha|notas?|p[aá]rrafo|parágrafo|texto)`,
        String.raw`(?:elimin[ai]|elimina(?:re|te)|rimuov[ei]|rimuovere|cancell(?:a|are)) (?:quest[aoe]|queste|questi) (?:blocco|commento|istruzioni|nota|paragrafo|riga|testo)`,
        String.raw`(?:удалите|удалить|уберите) (?:эту|этот|это|эти) (?:блок|заметку|замечание|инструкци[юи]|комментари[йи]|примечание|текст|абзац|строку)`,
        '(?:删除|刪除|移除|去掉)(?:本|此|该|這|这)(?:段|条|條|些|个|個)?(?:注释|註釋|说明|說明|提示|备注|備註|文字|内容|段落|段)',
        '(?:この|本|以上の)(?:注記|注意書き|コメント|説明|文章|ブロック|メモ|行|案内)(?:は|を).{0,12}(?:削除|消)',
        String.raw`이\s*(?:안내문?|설명|주석|메모|문단|블록|노트)\p{L}?\s.{0,8}(?:삭제|제거)`
      ].join('|'),
      'iu'
    )
)

// What is left to the author, or for later, may still be there.
const notYet = () =>
  /\b(?:not|never|don['’]t|n['’]t|if|unless|may|can|could|feel free|optional(?:ly)?|(?:once|when|after) [^.]*\b(?:accept|approv|complet|implement|merg|publish)\p{L}*)\b|\b(?:nicht|falls|wenn|kann|darf|dürfen|können)\b|\bne pas\b|(?<!\p{L})(?:si|peut|pouvez|puede|pode|può|não|no|non|se) |(?<!\p{L})не (?:удал|убир)|если|можно|不要|请勿|勿|可以|如果|しない|場合|할 수|하지/iu
const sentenceEnd = /(?<=[.!?。！])\s*/

/** Whether a text of a template says that it is no part of a proposal. */
export function saysToGo(text: string): boolean {
  return collapseWhiteSpace(text)
    .split(sentenceEnd)
    .some(
      (d) =>
        (toGo.test(d) || (mayGoAbroad.test(d) && toGoAbroad().test(d))) &&
        !notYet().test(d)
    )
}
