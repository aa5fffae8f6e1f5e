import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {reportBinary, reportEncoding, reportNoHistory} from './file-errors.js'
import type {Binding} from '../binding/bind.js'
import type {Context, Elsewhere} from '../rule/rule.js'
import {reportComments, withoutDisabled} from './check-comments.js'
import type {Host} from './host.js'
import {enabledRules, type Options} from './options.js'
import {optionsFor} from './overrides.js'
import type {FoundProblem} from './problem.js'
import {rulesFor, runRules} from './run-rules.js'
import {
  bindOld,
  readSubject,
  type LintSubject,
  type OtherSubject,
  type ProposalSubject
} from './subject.js'
import type {WholeResult} from './lint-joined.js'
import {suppress, type Suppressed} from './suppress.js'

/** What was found in a file. */
export interface LintResult {
  subject: LintSubject
  /** What is to be told of it, in document order. */
  shown: readonly FoundProblem[]
  /** What its baseline suppresses. */
  suppressed: readonly Suppressed[]
  /** Whether the text has all bytes of the file, so that it may be written back. */
  isWhole: boolean
  /** The result for the proposal joined with the YAML file that is its header. */
  whole?: WholeResult
  /** Lints another text of the file, or of one at another path. */
  relint: (source: string, path?: string) => readonly FoundProblem[]
  /** What became of it since an older text, or since it was not there. */
  compareWith: (
    source: string | undefined,
    elsewhere?: Elsewhere
  ) => readonly FoundProblem[]
}

/**
 * Lints a document as it stands.
 *
 * @param tree
 *   Its tree, as the host makes them.
 * @param file
 *   The file; only what is wrong with it as a whole becomes a message of it.
 * @param checked
 *   Options for the file.
 * @param host
 *   All that is outside of the file.
 * @param isJoined
 *   Whether the file beside it that is its header is part of it.
 * @throws {OptionError}
 *   For a mistake in the options or the template.
 */
export function lintDocument(
  tree: Root,
  file: VFile,
  checked: Options,
  host: Host,
  isJoined = false
): LintResult {
  const subject = readSubject(tree, file, checked, host, isJoined)
  if (subject.kind === 'other') return unjudged(subject)
  if (reportBinary(file)) {
    return unjudged({...subject, kind: 'other', isTemplate: false})
  }

  if (subject.kind === 'proposal' && subject.noHistory !== undefined) {
    reportNoHistory(file, subject.noHistory, host.session)
  }

  const problems = runRules(subject, rulesFor(subject, enabledRules(checked)))
  if (!isJoined) reportComments(tree, file, problems, host, checked)
  const takeEntry =
    checked.baseline === false ? undefined : host.findBaseline(file)
  const isWhole = !isBroken(file) || host.isUtf8(file)
  // Written back, bytes that could not be read would be lost.
  if (!isWhole) reportEncoding(file, (checked.fix ?? checked.insert) === true)
  return {
    subject,
    ...suppress(problems, takeEntry),
    isWhole,
    relint(source, path = file.path) {
      const again = new VFile({path, cwd: file.cwd, value: source})
      const parsed = host.parse(again)
      const options = optionsFor(checked, again)
      const {shown} = lintDocument(parsed, again, options, host, isJoined)
      return withoutDisabled(shown, parsed, again, host)
    },
    compareWith(source, elsewhere) {
      if (subject.kind !== 'proposal') return []
      const found = [
        ...compare(file, source, subject, checked, host),
        ...(elsewhere ? compareElsewhere(subject, elsewhere, checked) : [])
      ]
      return withoutDisabled(found, tree, file, host)
    }
  }
}

/** The result for a file that no rule judged. */
function unjudged({schema, schemas, isTemplate}: OtherSubject): LintResult {
  return {
    subject: {kind: 'other', schema, schemas, isTemplate},
    shown: [],
    suppressed: [],
    isWhole: false,
    relint: () => [],
    compareWith: () => []
  }
}

/** Runs the rules that compare a proposal with an older text of it. */
function compare(
  file: VFile,
  source: string | undefined,
  subject: ProposalSubject,
  options: Options,
  host: Host
): FoundProblem[] {
  const {path, cwd} = file
  const old =
    source === undefined ? undefined : new VFile({path, cwd, value: source})
  const before = old ? bindOld(host.parse(old), old, subject) : 'none'
  return runRules(
    {...subject, context: {...subject.context, before}},
    enabledRules(options).filter((d) => d.rule.since)
  )
}

/** Runs the rules that know of files of other branches. */
function compareElsewhere(
  subject: ProposalSubject,
  elsewhere: Elsewhere,
  options: Options
): FoundProblem[] {
  const enabled = enabledRules(options).flatMap(({rule, fatal}) => {
    const {checkElsewhere} = rule
    return checkElsewhere
      ? {
          rule: {
            ...rule,
            check: (binding: Binding, context: Context) =>
              checkElsewhere(binding, context, elsewhere)
          },
          fatal
        }
      : []
  })
  return runRules(subject, rulesFor(subject, enabled))
}

/** Whether bytes of a file may have been lost when it was read. */
function isBroken(file: VFile): boolean {
  return String(file).includes('\uFFFD')
}
