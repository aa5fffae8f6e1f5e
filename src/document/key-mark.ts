import {once} from '../base/memo.js'
import {
  ifApplies,
  mayHaveCondition,
  mayHaveOptionalWord,
  optionalWord
} from './optional-words.js'

const only = String.raw`only (?:(?:needed|required|used) )?(?:if|when|for|in)`
// `(optional e-mail)` is no mark: the field itself is asked for.
const optional = String.raw`${optionalWord}(?=\s*[^\p{L}\s]|\s+(?:but|except|for|if|in|unless|when|where)\b)`
const mark = once(
  () =>
    new RegExp(
      String.raw`\s*[([（［][^\p{L}\p{N}()[\]]*(?:${optional}|${ifApplies}(?!\p{L})|${only}\b)[^()[\]（）［］]*[)\]）］]$`,
      'iu'
    )
)

/** A key without a remark behind it: `Created (UTC)`. */
export function withoutRemark(key: string): string {
  return key.replace(/(?<=\S)\s*[([（［][^()[\]（）［］]*[)\]）］]$/u, '')
}

/** Splits off the mark that makes a field optional: `Requires (*optional)`. */
export function splitKey(key: string): {key: string; isOptional: boolean} {
  const mayHave = mayHaveOptionalWord(key) || mayHaveCondition(key)
  const end = mayHave ? mark().exec(key) : null
  // A key that is nothing but the mark keeps it.
  return end && end.index > 0
    ? {key: key.slice(0, end.index), isOptional: true}
    : {key, isOptional: false}
}
