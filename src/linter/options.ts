import type {Position} from 'unist'
import {rules} from '../../rules/index.js'
import type {EnabledRule} from './problem.js'
import type {Aliases} from '../binding/bind.js'
import type {Lifecycle} from '../template/lifecycle.js'
import type {Template} from '../template/template.js'

/** The severity of a rule's findings; `false` turns the rule off. */
export type Severity = false | 'warn' | 'error'

/** A template: a path, or one that is already read. */
export type TemplateOption = Template | URL | string

/** Options for some files; of several that match, the last wins. */
export interface Override extends Pick<
  Options,
  | 'aliases'
  | 'history'
  | 'lifecycle'
  | 'metadata'
  | 'names'
  | 'rules'
  | 'severities'
  | 'statuses'
  | 'template'
> {
  /** Globs of the files, which are proposals where there is a template of theirs. */
  files: readonly string[]
}

/** What becomes of the findings of proposals with a status. */
export type StatusSeverity = 'error' | 'off' | 'warn'

/** The options of the plugin; everything else comes from the template. */
export interface Options {
  /**
   * The template, default: the built-in one. Of several, each proposal is judged
   * by the one that most of its sections and fields are of.
   */
  template?: TemplateOption | readonly TemplateOption[] | undefined
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
  /** The severity of all findings by status; default: that of the rules. */
  severities?: Readonly<Record<string, StatusSeverity>> | undefined
  /** Whether each proposal is judged by the template as it was when it was new. */
  history?: boolean | undefined
  /** The name of the YAML file beside a proposal that is its header. */
  metadata?: string | undefined
  /** Options for some files. */
  overrides?: readonly Override[] | undefined
  /** Whether findings that a baseline file lists are left out; default: true. */
  baseline?: boolean | undefined
  /** Whether comments are reported that turn rules off which found nothing. */
  reportUnusedDisables?: boolean | undefined
}

/** A mistake in the options or the template, for those who set them up. */
export class OptionError extends Error {
  readonly mistake: Mistake

  constructor(message: string, mistake: Mistake = {}) {
    super(message)
    this.mistake = mistake
  }
}

/** Where a mistake has to be corrected, as far as that is known. */
export interface Mistake {
  /** The file that it is in; none for one of the options themselves. */
  file?: string | undefined
  /** Where it is in that, as far as that is known. */
  place?: Position | undefined
  /** The template that is missing, as the option names it. */
  template?: string | undefined
}

/** Whether something unknown is a list. */
export const isList: (value: unknown) => value is unknown[] = Array.isArray
/** Whether something unknown is an object and not a list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rules that are on. */
export function enabledRules({rules: severities = {}}: Options): EnabledRule[] {
  return rules.flatMap((rule) => {
    const severity = severities[rule.id] ?? 'warn'
    return severity === false ? [] : {rule, fatal: severity === 'error'}
  })
}
