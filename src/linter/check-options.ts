import {rules} from '../../rules/index.js'
import {isIsoDate} from '../base/date.js'
import {nearest} from '../document/near-names.js'
import {code, list} from '../rule/wording.js'
import {repeatedIn} from '../template/file-name-form.js'
import type {Template} from '../template/template.js'
import {brokenTemplate} from './broken-template.js'
import type {FoundTemplate} from './host.js'
import {isList, isObject, OptionError, type Options} from './options.js'

type Check = [is: (value: unknown) => boolean, expected: string]

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== ''
const isTexts = (value: unknown): boolean =>
  isList(value) && value.length > 0 && value.every((d) => isText(d))
const isTemplate = (value: unknown): boolean =>
  isText(value) ||
  (value instanceof URL && value.protocol === 'file:') ||
  (isObject(value) && 'sections' in value && 'prompts' in value)
const checks: Record<keyof Options, Check> = {
  template: [
    (d) =>
      isTemplate(d) ||
      (isList(d) && d.length > 0 && d.every((one) => isTemplate(one))),
    'a path, a `file:` URL, what `readTemplate` gives, or a list of these'
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
  severities: [
    (d) =>
      isObject(d) &&
      Object.values(d).every((one) =>
        ['off', 'warn', 'error'].includes(String(one))
      ),
    '`"off"`, `"warn"` or `"error"` by status, such as `{"Withdrawn": "off"}`'
  ],
  history: [(d) => typeof d === 'boolean', '`true` or `false`'],
  metadata: [
    (d) => isText(d) && /^[^/\\]+\.ya?ml$/i.test(d),
    'the name of a YAML file, such as `"kep.yaml"`'
  ],
  overrides: [
    (d) =>
      isList(d) && d.every((one) => isObject(one) && isTexts(one['files'])),
    'a list of options with the files that they are for, such as `[{"files": ["adr/*.md"], "template": "adr/template.md"}]`'
  ],
  baseline: [(d) => typeof d === 'boolean', '`true` or `false`'],
  reportUnusedDisables: [(d) => typeof d === 'boolean', '`true` or `false`']
}

/** The names of all options. */
export const optionNames: readonly string[] = Object.keys(checks)

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

  const checked: Options = options
  checkEach(options, optionNames, '')
  checked.overrides?.forEach((override, index) => {
    checkEach(
      {...override},
      overrideNames,
      ` of \`overrides[${String(index)}]\``
    )
  })
  return checked
}

/** The options that hold for a whole run, and not for some files. */
const ofRun = new Set([
  'baseline',
  'fix',
  'insert',
  'overrides',
  'reportUnusedDisables',
  'today'
])
/** The options that `overrides` may set for some files. */
export const overrideNames = optionNames.filter((d) => !ofRun.has(d))

function checkEach(
  options: Record<string, unknown>,
  names: readonly string[],
  where: string
): void {
  const known = new Map(Object.entries(checks))
  for (const [name, value] of Object.entries(options)) {
    const check = names.includes(name) ? known.get(name) : undefined
    if (!check) {
      throw new OptionError(
        `Unexpected option ${code(name)}${where}, expected ${hint(name, names)}`
      )
    }

    const [is, expected] = check
    if (value !== undefined && !is(value)) {
      throw new OptionError(
        `Unexpected ${show(value)} for the option \`${name}\`${where}, expected ${expected}`
      )
    }
  }

  const checked: Options = options
  checkRules(checked.rules ?? {}, where)
  checkForms(checked.names ?? [])
}

const severities: ReadonlySet<unknown> = new Set([false, 'warn', 'error'])

function checkRules(
  given: Readonly<Record<string, unknown>>,
  where: string
): void {
  for (const [id, severity] of Object.entries(given)) {
    const ids = rules.map((d) => d.id)
    if (!ids.includes(id)) {
      throw new OptionError(
        `Unexpected rule ${code(id)} in the option \`rules\`${where}, expected ${hint(id, ids)}`
      )
    }

    if (!severities.has(severity)) {
      throw new OptionError(
        `Unexpected severity ${show(severity)} for the rule \`${id}\`${where}, expected \`false\`, \`"warn"\` or \`"error"\``
      )
    }
  }
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
 * Checks the templates themselves, and the options that must agree with them.
 *
 * @throws {OptionError}
 *   For a template that asks for nothing, and aliases of names that all lack.
 */
export function checkTemplates(
  found: readonly FoundTemplate[],
  {aliases}: Options
): void {
  for (const {template, name} of found) checkTemplate(template, name)
  const known = found.flatMap(({template}) => [
    ...template.sections.map((d) => d.title),
    ...template.fields.map((d) => d.key)
  ])
  for (const title of Object.keys(aliases ?? {})) {
    if (!known.includes(title)) {
      const names = list(
        found.map((d) => d.name),
        'or'
      )
      throw new OptionError(
        `Unexpected ${code(title)} in the option \`aliases\`, expected a section or field of the template ${names}${maybe(title, known)}`
      )
    }
  }
}

function checkTemplate(template: Template, name: string): void {
  const {broken, title, sections} = template
  if (broken) throw brokenTemplate(template, broken, name)
  if (!title && sections.length === 0) {
    throw new OptionError(
      `Unexpected template ${code(name)} without a heading, expected a document with the title and sections that proposals have`,
      {file: name}
    )
  }
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
