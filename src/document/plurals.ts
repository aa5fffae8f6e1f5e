/**
 * Plurals of the usual names of fields, by their singular. Those that only end in
 * `s`, as in French and Dutch, need no table; `autore` is what is left of `autores`.
 */
const names: Readonly<Record<string, string>> = {
  autor: 'autoren autore autores autori autorzy autoři',
  revisor: 'revisoren revisore revisores revisori',
  recenzent: 'recenzenci recenzenti',
  aprobador: 'aprobadore aprobadores',
  aprovador: 'aprovadore aprovadores',
  approvatore: 'approvatori',
  stato: 'stati',
  автор: 'авторы',
  рецензент: 'рецензенты',
  ревьюер: 'ревьюеры',
  согласующий: 'согласующие',
  утверждающий: 'утверждающие',
  дата: 'даты',
  статус: 'статусы',
  作者: '作者们 作者們',
  저자: '저자들',
  작성자: '작성자들',
  검토자: '검토자들',
  승인자: '승인자들'
}

const singulars = new Map(
  Object.entries(names).flatMap(([one, many]) =>
    many.split(' ').map((d) => [d, one] as const)
  )
)

/** The singular of the name of a field in another language, in its own case. */
function singularAbroad(word: string): string {
  const one = singulars.get(word.toLowerCase())
  if (one === undefined) return word
  const isCapital = /^\p{Lu}/u.test(word)
  return isCapital ? one.charAt(0).toUpperCase() + one.slice(1) : one
}

// Most keys have none of them, and are compared often.
const anyPlural = new RegExp([...singulars.keys()].join('|'), 'i')

/** Cuts plural endings off all words, which is good for comparing only. */
export function singular(words: string): string {
  const cut = words.replace(/ies\b/gi, 'y').replace(/(?<=[^\Ws])s\b/gi, '')
  return anyPlural.test(cut) ? cut.replace(/\p{L}+/gu, singularAbroad) : cut
}
