import {resolve} from 'node:path'
import {isCreated} from '../../base/date.js'
import type {LintResult} from '../../linter/lint-document.js'
import type {Joined} from '../../document/joined.js'
import type {Changes} from '../../disk/git-changes.js'
import type {Applied, Wanted} from '../../linter/apply-fixes.js'
import {fixDocument} from '../../linter/fix-file.js'
import {enabledRules} from '../../linter/options.js'
import type {Schema} from '../../linter/schema.js'
import {isProblem, type Finding} from '../../report/finding.js'
import type {SuppressedFinding} from '../../report/report.js'
import {wayFrom} from '../io/path.js'
import {dropOld} from './drop-old.js'
import type {LintedFile} from './linted-file.js'
import {
  findingsIn,
  isInProposal,
  joinedAgain,
  rewritesOf,
  wholeOf,
  type Rewrite
} from './whole-file.js'

/** What is left of a file once it is linted: no text and no tree. */
export interface Outcome {
  /** As the user would write it, `<stdin>` for standard input. */
  path: string
  /** The absolute path, if it has one. */
  full: string | undefined
  /** Whether it is a proposal or an index. */
  isJudged: boolean
  /** The template, where none was named and any rule is on. */
  unnamedTemplate: string | undefined
  /** The version of the template, where it is not today's. */
  version: Schema['version']
  /** Whether what was found is for the day of the run alone. */
  isOfToday: boolean
  /** The year in which a proposal was created, where that is asked for. */
  year?: number | undefined
  findings: Finding[]
  /** What the baseline suppresses. */
  suppressed: readonly SuppressedFinding[]
  /** How many findings were there before, and are left out. */
  dropped: number
  /** The fixed text, and what it was; none where fixes are not asked for. */
  fixed: Rewrite | undefined
  /** How many edits made that of it. */
  applied?: Applied | undefined
  /** The file beside it that is its header, if it has one. */
  metadata: {name: string; fixed: Rewrite | undefined} | undefined
  /** Whether this is the YAML file of a proposal, reported as a file of its own. */
  isHeader?: boolean
}

/** What is asked of each file. */
export interface Task {
  cwd: string
  changes: Changes | undefined
  /** Which edits are wanted; undefined where none are. */
  wanted: Wanted | undefined
  /** Whether they are only shown: then findings are those of the file as it is. */
  isDry: boolean
  /** Whether the text is standard input, so that nothing beside it is written. */
  isStdin: boolean
  /** Whether a report has the texts of replacements. */
  hasTexts: boolean
  /** Whether the year in which each proposal was created is asked for. */
  hasYears: boolean
}

/** Whether any rule is on, and no option names the template. */
function isUnnamed({options}: Schema): boolean {
  return !options.template && enabledRules(options).length > 0
}

/** The year in which a proposal was created, if it says so. */
function yearOf(result: LintResult | undefined): number | undefined {
  const subject = result?.subject
  if (subject?.kind !== 'proposal') return undefined
  const {fields} = subject.binding
  for (const {template, field} of fields) {
    const [year] = /\b(?:19|20)\d\d\b/.exec(field?.value ?? '') ?? []
    if (isCreated(template.key) && year !== undefined) return Number(year)
  }

  return undefined
}

/** What the baseline suppresses of what was found. */
function suppressedIn(
  result: LintResult | undefined,
  joined: Joined | undefined
): SuppressedFinding[] {
  return (result?.suppressed ?? []).flatMap(({entry, problem}) =>
    findingsIn([problem], joined, false).map(
      ({beside, key, place, reason, rule, severity}) => ({
        beside,
        entry,
        key,
        place,
        reason,
        rule,
        severity
      })
    )
  )
}

/** Sees what became of a linted file. */
export async function outcomeOf(
  given: LintedFile,
  {cwd, changes, wanted, isDry, isStdin, hasTexts, hasYears}: Task
): Promise<Outcome> {
  const whole = wholeOf(given)
  const {file, joined} = whole
  const named = file.path as string | undefined
  const full = named === undefined ? undefined : resolve(file.cwd, named)
  const {told, result, dropped} = changes
    ? await dropOld(whole, changes)
    : {...whole, dropped: 0}
  const source = String(file)
  const fixed =
    wanted && result
      ? fixDocument(
          source,
          told.filter(isProblem),
          result,
          wanted,
          isStdin && joined ? (d) => isInProposal(d, joined) : undefined
        )
      : undefined
  const others = told.filter((d) => !isProblem(d))
  const schema = result?.subject.schema
  const isJudged = result !== undefined && result.subject.kind !== 'other'
  return {
    path: full === undefined ? '<stdin>' : wayFrom(cwd, full),
    full,
    isJudged,
    unnamedTemplate:
      isJudged && schema && isUnnamed(schema) ? schema.name : undefined,
    version: isJudged ? schema?.version : undefined,
    year: hasYears ? yearOf(result) : undefined,
    isOfToday: [
      ...told.filter(isProblem),
      ...(result?.suppressed ?? []).map((d) => d.problem)
    ].some((d) => d.isOfToday),
    findings:
      fixed && !isDry
        ? findingsIn(
            [...fixed.found, ...others],
            joined && joinedAgain(fixed.source, joined),
            hasTexts
          ).map((d) => ({
            ...d,
            // Edits that were left out now are left out again.
            fix:
              d.fix && wanted?.[d.fix] && !(isStdin && d.beside !== undefined)
                ? undefined
                : d.fix
          }))
        : findingsIn(told, joined, hasTexts),
    suppressed: suppressedIn(result, joined),
    dropped,
    applied: fixed?.applied,
    ...rewritesOf(String(given.file), joined, fixed?.source)
  }
}
