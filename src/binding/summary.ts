import type {Binding} from './binding.js'
import type {Field} from '../document/field.js'
import {isIsoDate} from '../base/date.js'
import {normalizeKey} from '../document/near-names.js'
import {isFieldUnfilled} from '../placeholders/find-placeholders.js'
import {allowedValue} from '../template/allowed-values.js'
import {isStatus} from '../template/fields.js'
import {collapseWhiteSpace} from '../base/white-space.js'
import {
  numberFieldOf,
  numberIn,
  type WrittenNumber
} from '../template/number-field.js'
import {readNumberAndName} from '../template/title-form.js'

/** Title, number and fields of a proposal, as the index and its neighbours use them. */
export interface Summary {
  /** The title as it stands. */
  title: string | undefined
  /** The title's number. */
  number: number | undefined
  /** The number in the field that the template has for it. */
  readonly numberInField: number | undefined
  /** The title without its number. */
  readonly name: string | undefined
  /** The template's fields that have a value, by the template's key. */
  readonly fields: Array<{
    key: string
    value: string
    /** Whether the field may have this value. */
    sound: boolean
  }>
}

const attributes = /\s*\{\s*(?:[#.]|[\w-]+=)[^{}]*\}\s*$/

/** Summarizes a proposal; its first lines are enough for that. */
export function summaryOf(
  binding: Binding,
  statuses?: readonly string[]
): Summary {
  return new LazySummary(binding, statuses ?? binding.template.statuses)
}

/** The summary of a proposal, whose fields are read when they are asked for. */
class LazySummary implements Summary {
  readonly title: string | undefined
  readonly number: number | undefined
  readonly #name: string | undefined
  readonly #binding: Binding
  readonly #statuses: readonly string[] | undefined
  #fields: Summary['fields'] | undefined

  constructor(binding: Binding, statuses: readonly string[] | undefined) {
    this.#binding = binding
    this.#statuses = statuses
    this.title = binding.title?.title
    if (this.title === undefined) return
    const form = binding.template.title
    const {number, name} = readNumberAndName(form, this.title)
    // `0000`, where the template has it, is a number to be filled in.
    const isLeft =
      number === 0 &&
      form?.numberPrompt !== undefined &&
      this.title.search(form.numberPrompt) >= 0
    this.number = isLeft ? undefined : number
    // What a site reads, as in `Quiet pumps {#pumps}`, is no part of the name.
    this.#name = name.replace(attributes, '')
  }

  get numberInField(): number | undefined {
    return fieldNumber(this.#binding)?.number
  }

  get name(): string | undefined {
    if (this.title !== undefined) return this.#name
    // Without a title, front matter may have it.
    return this.fields.find(
      (d) => normalizeKey(d.key) === normalizeKey('Title')
    )?.value
  }

  get fields(): Summary['fields'] {
    this.#fields ??= summarizeFields(this.#binding, this.#statuses)
    return this.#fields
  }
}

/** The number that a proposal has in the field for it, unless that is unfilled. */
export function fieldNumber({
  fields,
  template
}: Binding): WrittenNumber | undefined {
  const wanted = numberFieldOf(template)
  const field = wanted && fields.find((d) => d.template === wanted.field)?.field
  return !field || isFieldUnfilled(field, template)
    ? undefined
    : numberIn(field, wanted)
}

function summarizeFields(
  {fields, template}: Binding,
  statuses: readonly string[] | undefined
): Summary['fields'] {
  return fields.flatMap(({template: {key, date}, field}) => {
    const value = collapseWhiteSpace(field?.value ?? '')
    if (!field || value === '' || isFieldUnfilled(field, template)) return []
    const sound = isStatus(key)
      ? !statuses || allowedValue(value, hasLink(field), statuses) !== undefined
      : !date || isIsoDate(value)
    return {key, value, sound}
  })
}

function hasLink({texts}: Field): boolean {
  return texts.some((d) => d.links.length > 0)
}
