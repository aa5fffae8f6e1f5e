import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {
  joinMetadata,
  partAt,
  splitJoined,
  type Joined
} from '../document/joined.js'
import {lineOf} from '../document/line.js'
import type {Span} from '../markdown/span.js'
import {code} from '../rule/wording.js'
import {topOf} from '../rule/rule.js'
import type {Host} from './host.js'
import {reportComments, withoutDisabled} from './check-comments.js'
import {lintDocument, type LintResult} from './lint-document.js'
import type {Options} from './options.js'
import {optionsFor} from './overrides.js'
import type {FoundProblem} from './problem.js'
import type {LintSubject} from './subject.js'

/** The earlier texts of a proposal and of the YAML file that is its header. */
export interface OldTexts {
  path: string
  /** None where there was no such file. */
  yaml: string | undefined
  markdown: string
}

/** What linting gave of a proposal joined with its header. */
export interface WholeResult extends Pick<
  LintResult,
  'compareWith' | 'isWhole' | 'relint'
> {
  joined: Joined
  /** Lints earlier texts of the two files. */
  lintOld: (old: OldTexts) => readonly FoundProblem[]
}

/**
 * Lints a proposal joined with the file beside it that is its header.
 *
 * @returns
 *   The result for the proposal: what was found in the YAML file is told at the
 *   title. Its `whole` is the result for the joined document. Undefined where
 *   the file is no proposal.
 */
export function lintJoined(
  {name, yaml}: {name: string; yaml: string},
  tree: Root,
  file: VFile,
  checked: Options,
  host: Host
): LintResult | undefined {
  const {cwd, path} = file
  const fileOf = (value: string, at = path) => new VFile({cwd, path: at, value})
  const joined = joinMetadata(name, yaml, String(file))
  const whole = fileOf(joined.source)
  const result = lintDocument(host.parse(whole), whole, checked, host, true)
  const {subject, shown} = result
  if (subject.kind !== 'proposal') return undefined
  file.messages.push(...whole.messages)
  const tellIn = (one: Joined, problems: readonly FoundProblem[]) => {
    const top = titlePlace(subject, one)
    return problems.map((d) => tellInProposal(d, one, top))
  }

  const all = [...shown, ...result.suppressed.map((d) => d.problem)]
  reportComments(tree, file, tellIn(joined, all), host, checked)
  // Comments in the proposal are about its header, too.
  const relint = (source: string, at?: string) => {
    const found = result.relint(source, at)
    const {markdown, yaml} = splitJoined(source, joined)
    const alone = fileOf(markdown)
    return host.comments
      ? withoutDisabled(
          tellIn(joinMetadata(name, yaml, markdown), found),
          host.parse(alone),
          alone,
          host
        ).flatMap((d) => d.inJoined ?? [])
      : found
  }

  return {
    ...result,
    shown: tellIn(joined, shown),
    relint(source, at) {
      const again = joinMetadata(name, yaml, source)
      return tellIn(again, result.relint(again.source, at))
    },
    whole: {
      ...result,
      joined,
      relint,
      lintOld({path, yaml, markdown}) {
        if (yaml !== undefined)
          return relint(joinMetadata(name, yaml, markdown).source, path)
        const old = fileOf(markdown, path)
        const options = optionsFor(checked, old)
        return lintDocument(host.parse(old), old, options, host).shown
      }
    }
  }
}

/** Where the proposal alone tells what is in its header. */
function titlePlace(subject: LintSubject, joined: Joined): Span {
  const top = subject.kind === 'proposal' ? topOf(subject.binding) : undefined
  return top && top.start >= joined.proposal.at
    ? partAt(joined, top).place
    : {start: 0, end: 0}
}

/** A problem of a joined document, at its title where it is not in the proposal. */
function tellInProposal(
  problem: FoundProblem,
  joined: Joined,
  top: Span
): FoundProblem {
  const located = locateInPart(problem, joined)
  const {beside, place, proposal, reason} = located
  if (beside === undefined) return {...located, inJoined: problem}
  const {cause: _, ...others} = located
  const line = `line ${String(lineOf(proposal, place))}`
  const file = code(beside)
  return {
    ...others,
    reason: `${reason} (${reason.includes(file) ? line : `${file}, ${line}`})`,
    place: top,
    fix: undefined,
    replacement: () => ({expected: undefined, edits: []}),
    proposal: joined.proposal,
    inJoined: problem
  }
}

/** A problem of a joined document, in the file that it is in. */
export function locateInPart(
  problem: FoundProblem,
  joined: Joined
): FoundProblem {
  const {part, place} = partAt(joined, problem.place)
  const {expected, edits} = problem.replacement()
  const located = edits.map((d) => ({...d, at: partAt(joined, d.place)}))
  // Those that are for both files can only be applied together.
  const isApplied = located.every((d) => d.at.part === part)
  const replacement = {
    expected,
    edits: isApplied
      ? located.map(({at, text}) => ({place: at.place, text}))
      : []
  }
  const {cause, ...others} = problem
  const from = cause?.place && partAt(joined, cause.place)
  const isHere = from?.part === part
  return {
    ...others,
    reason:
      cause && from && !isHere
        ? `${problem.reason} (${cause.reason.charAt(0).toLowerCase()}${cause.reason.slice(1)} in ${from.part.name === undefined ? 'the proposal' : code(from.part.name)}, line ${String(lineOf(from.part, from.place))})`
        : problem.reason,
    ...(cause && isHere && {cause: {...cause, place: from.place}}),
    place,
    fix: isApplied ? problem.fix : undefined,
    replacement: () => replacement,
    proposal: part,
    beside: part.name
  }
}
