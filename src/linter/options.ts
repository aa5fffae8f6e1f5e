import {rules} from '../../rules/index.js'
import type {EnabledRule} from './problem.js'
import {code, list} from '../rule/wording.js'
import type {Aliases} from '../binding/bind.js'
import {isIsoDate} from '../base/date.js'
import {repeatedIn} from '../template/file-name-form.js'
import type {Lifecycle} from '../template/lifecycle.js'
import {nearest} from '../document/near-names.js'
import type {Template} from '../template/template.js'

/** The severity of a rule's findings; `false` turns the rule off. */
export type Severity = false | 'warn' | 'error'

/** The options of the plugin; everything else comes from the template. */
export interface Options {
  /** The template, default: the built-in one. */
  template?: Template | URL | string | undefined
  /** Globs of the files that are proposals; if set, names and titles do not matter. */
  files?: readonly string[] | undefined
  /** The allowed statuses, default: the template's. */
  statuses?: readonly string[] | undefined
  /** Other names for the template's sections and fields. */
  aliases?: Aliases | undefined
  /** Severities by rule id; default: all rules on, as warnings. */
  rules?: Readonly<Record<string, Severity>> | undefined
  /** The day that counts as today, `YYYY-MM-DD`; default: today in UTC. */
  today?: string | undefined
  /** Whether `remark --output` and editors write fixes, and those alone. */
  fix?: boolean | undefined
  /** Whether they insert what is missing, with prompts to fill in. */
  insert?: boolean | undefined
  /** Forms of file names; default: after the number in the template's title. */
  names?: readonly string[] | undefined
  /** The statuses that may follow each status; none where the list is empty. */
  lifecycle?: Lifecycle | undefined
  /** Whether findings that a baseline file lists are left out; default: true. */
  baseline?: boolean | undefined
}

/** A mistake in the options or the template, for those who set them up. */
export class OptionError extends Error {}

type Check = [is: (value: unknown) => boolean, expected: string]

/** Whether something unknown is a list. */
export const isList: (value: unknown) => value is unknown[] = Array.isArray
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== ''
const isTexts = (value: unknown): boolean =>
  isList(value) && value.length > 0 && value.every((d) => isText(d))
/** Whether something unknown is an object and not a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checks: Record<keyof Options, Check> = {
  template: [
    (d) =>
      isText(d) ||
      (d instanceof URL && d.protocol === 'file:') ||
      (isObject(d) && 'sections' in d && 'prompts' in d),
    'a path, a `file:` URL or what `readTemplate` gives'
  ],
  files: [isTexts, 'a list of globs, such as `["docs/proposals/*.md"]`'],
  statuses: [isTexts, 'a list of statuses, such as `["Draft", "Accepted"]`'],
  aliases: [
    (d) => isObject(d) && Object.values(d).every((names) => isTexts(names)),
    'lists of other names by section or field, such as `{"Summary": ["Abstract"]}`'
  ],
  rules: [
    isObject,
    `rule ids with \`false\`, \`"warn"\` or \`"error"\`, such as \`{"${rules[0].id}": "error"}\``
  ],
  today: [(d) => isText(d) && isIsoDate(d), 'a date such as `2026-01-31`'],
  fix: [(d) => typeof d === 'boolean', '`true` or `false`'],
  insert: [(d) => typeof d === 'boolean', '`true` or `false`'],
  names: [isTexts, 'a list of forms, such as `["EP-XXX-<slug>.md"]`'],
  lifecycle: [
    (d) =>
      isObject(d) &&
      Object.values(d).every((next) => isList(next) && next.every(isText)),
    'lists of next statuses by status, such as `{"Draft": ["Accepted"]}`'
  ],
  baseline: [(d) => typeof d === 'boolean', '`true` or `false`']
}

/**
 * Checks options.
 *
 * @throws {OptionError}
 *   Naming the option, its value and what it may be.
 */
export function checkOptions(options: unknown): Options {
  if (options === undefined || options === null) return {}
  if (!isObject(options)) {
    throw new OptionError(
      `Unexpected options ${show(options)}, expected an object such as \`{"template": "EP-TEMPLATE.md"}\``
    )
  }

  const known = new Map(Object.entries(checks))
  for (const [name, value] of Object.entries(options)) {
    const check = known.get(name)
    if (!check) {
      const names = [...known.keys()]
      throw new OptionError(
        `Unexpected option ${code(name)}, expected ${hint(name, names)}`
      )
    }

    const [is, expected] = check
    if (value !== undefined && !is(value)) {
      throw new OptionError(
        `Unexpected ${show(value)} for the option \`${name}\`, expected ${expected}`
      )
    }
  }

  const checked: Options = options
  for (const [id, severity] of Object.entries(checked.rules ?? {})) {
    const ids = rules.map((d) => d.id)
    if (!ids.includes(id)) {
      throw new OptionError(
        `Unexpected rule ${code(id)} in the option \`rules\`, expected ${hint(id, ids)}`
      )
    }

    // Typed, but a configuration file can hold anything.
    if (![false, 'warn', 'error'].includes(severity)) {
      throw new OptionError(
        `Unexpected severity ${show(severity)} for the rule \`${id}\`, expected \`false\`, \`"warn"\` or \`"error"\``
      )
    }
  }

  checkForms(checked.names ?? [])
  return checked
}

function checkForms(names: readonly string[]): void {
  for (const form of names) {
    const what = repeatedIn(form)
    if (!what) continue
    throw new OptionError(
      `Unexpected second ${what} in the form ${code(form)} of the option \`names\`, expected one, such as in ${code(what === 'day' ? 'draft-YYYYMMDD-<slug>.md' : 'EP-XXX-<slug>.md')}`
    )
  }
}

/**
 * Checks the template itself, and the options that must agree with it.
 *
 * @throws {OptionError}
 *   For a template that asks for nothing, and aliases of names that it lacks.
 */
export function checkTemplate(
  template: Template,
  name: string,
  {aliases}: Options
): void {
  const {broken} = template
  if (broken) {
    throw new OptionError(
      `Unexpected front matter in the template ${code(name)}, expected valid YAML: ${broken}`
    )
  }

  if (!template.title && template.sections.length === 0) {
    throw new OptionError(
      `Unexpected template ${code(name)} without a heading, expected a document with the title and sections that proposals have`
    )
  }

  const known = [
    ...template.sections.map((d) => d.title),
    ...template.fields.map((d) => d.key)
  ]
  for (const title of Object.keys(aliases ?? {})) {
    if (!known.includes(title)) {
      throw new OptionError(
        `Unexpected ${code(title)} in the option \`aliases\`, expected a section or field of the template ${code(name)}${maybe(title, known)}`
      )
    }
  }
}

/** The rules that are on. */
export function enabledRules({rules: severities = {}}: Options): EnabledRule[] {
  return rules.flatMap((rule) => {
    const severity = severities[rule.id] ?? 'warn'
    return severity === false ? [] : {rule, fatal: severity === 'error'}
  })
}

function hint(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return near === undefined ? list(names, 'or') : code(near)
}

function maybe(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return near === undefined ? '' : `, such as ${code(near)}`
}

function show(value: unknown): string {
  return code(typeof value === 'function' ? 'function' : JSON.stringify(value))
}

/** The names of all options. */
export const optionNames = Object.keys(checks)
