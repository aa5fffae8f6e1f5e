import type {Html, Root} from 'mdast'
import type {Point, Position} from 'unist'
import {VFile} from 'vfile'
import {rules} from '../../rules/index.js'
import {nearest} from '../document/near-names.js'
import {code} from '../rule/wording.js'
import {isVerb, type LintComment} from '../remark/lint-comment.js'
import type {Comments} from './host.js'
import type {Options} from './options.js'
import type {FoundProblem} from './problem.js'
import {problemsIn, report} from './report.js'

/** A name in a comment. */
interface NamedRule {
  node: Html
  name: string
}

const opening = /<!--\s*lint\b/
const ids: readonly string[] = rules.map((d) => d.id)
// What these find depends on what a document is compared with.
const compared = new Set(
  rules.filter((d) => d.since ?? d.checkElsewhere).map((d) => d.id)
)

/** Whether a document may have comments that turn rules off. */
export function mayHaveComments(source: string): boolean {
  return opening.test(source)
}

/** The problems that no comment in the document turns off. */
export function withoutDisabled(
  problems: readonly FoundProblem[],
  tree: Root,
  {path, cwd, value}: VFile,
  {comments}: {comments: Comments | undefined},
  isHeeded?: (node: Html, name: string) => boolean
): readonly FoundProblem[] {
  if (!comments || !mayHaveComments(String(value))) return problems
  const file = new VFile({path, cwd, value})
  report(file, problems)
  comments.applyComments(tree, file, isHeeded)
  return problemsIn(file.messages)
}

/**
 * Reports comments that have no effect: those with an unknown verb or rule and,
 * if the option asks for it, those that turn off a rule which found nothing.
 */
export function reportComments(
  tree: Root,
  file: VFile,
  problems: readonly FoundProblem[],
  host: {comments: Comments | undefined},
  {reportUnusedDisables}: Options
): void {
  if (!host.comments || !mayHaveComments(String(file))) return
  const found = host.comments.lintComments(tree)
  for (const comment of found) reportUnknown(comment, file)
  if (!reportUnusedDisables) return
  for (const {node, name} of unusedIn(found, tree, file, problems, host)) {
    file.message(
      `Unexpected comment that turns off ${code(name)}, expected a finding that it suppresses, remove it`,
      {
        place: wordPlace(node, name),
        source: 'remark-lint-ep',
        ruleId: 'unused-disable'
      }
    )
  }
}

function reportUnknown({verb, names, node}: LintComment, file: VFile): void {
  const tell = (name: string, reason: string) =>
    file.message(reason, {
      place: wordPlace(node, name),
      source: 'remark-lint-ep',
      ruleId: 'unknown-comment'
    })
  if (!isVerb(verb)) {
    tell(
      verb,
      `Unexpected ${code(verb)} in a comment for the linter, expected \`disable\`, \`enable\` or \`ignore\``
    )
  }

  // Others may be rules of other plugins.
  for (const name of names.filter((d) => /^ep-/i.test(d))) {
    if (ids.includes(name)) continue
    const near = nearest(name, ids)
    tell(
      name,
      `Unexpected rule ${code(name)} in a comment for the linter, expected ${near === undefined ? 'the id of a rule' : code(near)}`
    )
  }
}

/** The rules that comments turn off without suppressing a finding. */
function unusedIn(
  comments: readonly LintComment[],
  tree: Root,
  file: VFile,
  problems: readonly FoundProblem[],
  host: {comments: Comments | undefined}
): NamedRule[] {
  const all = comments
    .filter((d) => d.verb === 'disable' || d.verb === 'ignore')
    .flatMap(({names, node}) => names.map((name) => ({node, name})))
    .filter((d) => ids.includes(d.name) && !compared.has(d.name))
  const unused: NamedRule[] = []
  const countWithout = (some: readonly NamedRule[]): number =>
    withoutDisabled(
      problems,
      tree,
      file,
      host,
      (node, name) => !some.some((d) => d.node === node && d.name === name)
    ).length
  const count = countWithout([])
  // Of two comments that turn off the same rule, the second is unused.
  for (const one of all.toReversed()) {
    if (countWithout([...unused, one]) === count) unused.unshift(one)
  }

  return unused
}

/** Where a word of a comment stands. */
function wordPlace(
  {position, value}: Html,
  word: string
): Position | undefined {
  if (position?.start.line !== position?.end.line) return position
  const at = value.indexOf(word)
  return (
    position && {
      start: movedPoint(position.start, at),
      end: movedPoint(position.start, at + word.length)
    }
  )
}

function movedPoint({line, column, offset}: Point, by: number): Point {
  return {
    line,
    column: column + by,
    ...(offset !== undefined && {offset: offset + by})
  }
}
