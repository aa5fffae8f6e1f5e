import {once} from '../base/memo.js'
import {
  ifApplies,
  ifAppliesInEnglish,
  mayBeOptional,
  optionalWord
} from './optional-words.js'

const remark = /\s*[([（［]([^()[\]（）［］]*)[)\]）］]$/
// `(optional e-mail)` is no mark: the field itself is asked for.
const inEnglish = new RegExp(
  String.raw`^\W*(?:optional(?=\s*(?:$|[^\w\s])|\s+(?:but|except|for|if|in|unless|when|where)\b)|(?:${ifAppliesInEnglish}|only (?:(?:needed|required|used) )?(?:if|when|for|in))\b)`,
  'i'
)
const abroad = once(
  () =>
    new RegExp(
      String.raw`^[^\p{L}\p{N}]*(?:${optionalWord}(?=\s*(?:$|[^\p{L}\s]))|${ifApplies}(?!\p{L}))`,
      'iu'
    )
)

/** A key without a remark behind it: `Created (UTC)`. */
export function withoutRemark(key: string): string {
  const end = remark.exec(key)
  return end && end.index > 0 ? key.slice(0, end.index) : key
}

/** Splits off the mark that makes a field optional: `Requires (*optional)`. */
export function splitKey(key: string): {key: string; isOptional: boolean} {
  const end = remark.exec(key)
  // A key that is nothing but the mark keeps it.
  return end && end.index > 0 && isMark(end[1] ?? '')
    ? {key: key.slice(0, end.index), isOptional: true}
    : {key, isOptional: false}
}

function isMark(words: string): boolean {
  return inEnglish.test(words) || (mayBeOptional(words) && abroad().test(words))
}
