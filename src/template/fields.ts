import {collapseWhiteSpace} from '../base/white-space.js'
import {compactKey} from '../document/near-names.js'
import type {Field} from '../document/field.js'
import {lineOf} from '../document/line.js'
import type {Proposal} from '../document/proposal.js'
import {splitKey} from '../document/key-mark.js'
import {
  readChoices,
  readChoicesInWords,
  readSampleStatuses,
  type Choices
} from './choices.js'
import {isRelation, isSetting, isStatus, isStatusLike} from './field-words.js'
import {
  hasOpenPart,
  isDatePlace,
  isDescription,
  isNumberPrompt,
  isPromptValue,
  isSampleValue,
  saysEmpty
} from './field-values.js'
import {fieldsIn, statusSections} from './find-fields.js'
import {defaultLifecycle} from './lifecycle.js'
import type {
  FieldKind,
  Optionality,
  TemplateField,
  Template
} from './template.js'
import {isBuiltInForm} from './title-form.js'
import {
  ifApplies,
  mayBeOptional,
  mayHaveOptionalWord,
  optionalWord
} from '../document/optional-words.js'
import {once} from '../base/memo.js'

export {isStatus} from './field-words.js'

/** The allowed statuses where a template has one of these and lists none. */
const defaultStatuses: readonly string[] = Object.keys(defaultLifecycle)

const optionalValue = once(
  () =>
    new RegExp(
      String.raw`[([{<,（［【，、]\s*${optionalWord}(?!\p{L})|(?<!\p{L})${optionalWord}\s*[)\]}>）］】]|^[^\p{L}]*(?:${optionalWord}(?!\p{L})|if applicable|${ifApplies}(?:$|[^\p{L}\s]))|${ifApplies}\s*[)\]}>）］】]`,
      'iu'
    )
)
const remarkInEnglish =
  /(?:only required|if applicable|when applicable|if any|may be (?:left )?(?:empty|blank|omitted)|not required)\b/i
const requiredRemark = /(?<!\b(?:not|only) )\b(?:required|mandatory)\b/i
const optionalRemark = once(
  () =>
    new RegExp(
      String.raw`(?<!\p{L})(?:${optionalWord}(?!\p{L})|${remarkInEnglish.source})`,
      'iu'
    )
)

function isValueOptional(value: string): boolean {
  const mayBe = mayBeOptional(value) || /\b(?:if|when|where|as)\b/i.test(value)
  return mayBe && optionalValue().test(value)
}

function isRemarkOptional(remark: string): boolean {
  const mayBe = mayHaveOptionalWord(remark) || remarkInEnglish.test(remark)
  return mayBe && optionalRemark().test(remark)
}

/** What a remark above a field says that is about those below it, too. */
const several =
  /\b(?:these|following|any of them|all of them|elements|entries|fields|keys)\b/i

const fromMark = /\bep\s+from\s+(\S[^\n]*)/i

// A path, a link, a person or an issue number belongs to some other proposal.
const sample = /:\/\/|^\/|(?:^|\s)@\w|#[\dNX]/

/** Reads the fields that a template asks for, each key once. */
export function readFields(proposal: Proposal): TemplateField[] {
  const fields: TemplateField[] = []
  const seen = new Set<string>()
  const found = [...fieldsIn(proposal), ...statusSections(proposal)]
  let aboutSeveral = ''
  for (const field of found) {
    const {key, isOptional: isMarked} = splitKey(field.key)
    if (several.test(field.above)) aboutSeveral = field.above
    else if (requiredRemark.test(field.above)) aboutSeveral = ''
    if (seen.has(compactKey(key))) continue
    seen.add(compactKey(key))
    const isOptional = isMarked || isRemarkOptional(aboutSeveral)
    fields.push(readField(proposal, field, key, isOptional))
  }

  return fields
}

function readField(
  proposal: Proposal,
  field: Field,
  key: string,
  isMarked: boolean
): TemplateField {
  const value = collapseWhiteSpace(field.value)
  const date = isDatePlace(value)
  const mayStay =
    saysEmpty(value) ||
    /\bep\s+keep\b/.test(field.above) ||
    (isSetting(field) && !isPromptValue(value))
  const choices = mayStay || date ? undefined : choicesOf(proposal, field, key)
  const number = isNumberPrompt(value)
  const isOpen = number || hasOpenPart(value)
  const isWhole = choices !== undefined && readChoices(key, value) !== undefined
  const isText =
    !mayStay &&
    (isPromptValue(value) ||
      isSampleValue(key, value) ||
      (isStatusLike(key) && readSampleStatuses(value) !== undefined) ||
      (!isStatusLike(key) && field.texts.length < 2 && isDescription(field)))
  const optionality = optionalityOf(proposal, field, key, isMarked)
  return {
    key,
    value,
    isPrompt: !mayStay && (isText || date || isWhole || isOpen),
    mayStay,
    optional: optionality !== undefined,
    optionality,
    from: fromMark.exec(`${field.above}\n${field.remark}`)?.[1]?.trimEnd(),
    kind: kindOf(choices, date, number, isText),
    date,
    choices: choices?.values,
    isOpen: choices?.isOpen ?? false,
    initial: initialOf(value, choices, isWhole, mayStay),
    dialect: field.dialect,
    place: field.valuePlace,
    keyPlace: field.keyPlace
  }
}

function kindOf(
  choices: Choices | undefined,
  date: boolean,
  number: boolean,
  isText: boolean
): FieldKind {
  if (choices) return 'choice'
  if (date) return 'date'
  if (number) return 'number'
  return isText ? 'text' : 'any'
}

function initialOf(
  value: string,
  choices: Choices | undefined,
  isWhole: boolean,
  mayStay: boolean
): string {
  const [first] = choices?.values ?? []
  if (first !== undefined) {
    return isWhole || !choices?.values.includes(value) ? first : value
  }

  return !mayStay && sample.test(value) ? 'TODO' : value
}

/** The choices that a field's value lists, or a remark beside or about it. */
function choicesOf(
  {lead, title}: Proposal,
  field: Field,
  key: string
): Choices | undefined {
  const value = collapseWhiteSpace(field.value)
  const own =
    readChoices(key, value) ??
    (isStatusLike(key) ? readSampleStatuses(value) : undefined) ??
    readChoicesInWords(field.remark) ??
    readChoicesInWords(field.above)
  if (own) return own
  // A remark that is nothing but a list says what the value is one of.
  const remark = readChoices(key, collapseWhiteSpace(field.remark))
  const isAmong = (d: string) => d.toLowerCase() === field.value.toLowerCase()
  if (remark?.values.some(isAmong)) return remark
  // A comment may name the field that it is about, wherever it stands.
  const about = new RegExp(
    `^\\W*(?:the\\s+)?${key.replace(/\W+/g, '\\W+')}\\b`,
    'i'
  )
  for (const block of [...lead, ...(title?.body ?? [])]) {
    if (block.type !== 'comment' || !about.test(block.value)) continue
    const choices = readChoicesInWords(block.value)
    if (choices) return choices
  }

  return undefined
}

function optionalityOf(
  proposal: Proposal,
  field: Field,
  key: string,
  isMarked: boolean
): Optionality | undefined {
  const value = collapseWhiteSpace(field.value)
  const reason = isMarked
    ? 'marked optional'
    : isValueOptional(value) || isRemarkOptional(field.remark)
      ? 'said to be optional'
      : isRemarkOptional(field.above)
        ? 'said to be optional above it'
        : value === '' && !requiredRemark.test(field.remark)
          ? 'empty in the template'
          : saysEmpty(value) || saysEmpty(field.remark)
            ? 'to be left empty'
            : isRelation(key)
              ? 'relates proposals, of which most relate to none'
              : isSetting(field)
                ? 'read by generators of sites'
                : undefined
  return reason === undefined
    ? undefined
    : {reason, line: lineOf(proposal, field.keyPlace)}
}

/** The statuses that a template allows; none where any is. */
export function readStatuses(
  fields: readonly TemplateField[],
  title: Template['title']
): readonly string[] | undefined {
  const status = fields.find((d) => isStatus(d.key))
  if (status?.choices) return status.isOpen ? undefined : status.choices
  return status &&
    isBuiltInForm(title) &&
    defaultStatuses.includes(status.value)
    ? defaultStatuses
    : undefined
}
