import type {VFile} from 'vfile'
import {VFileMessage, type Options} from 'vfile-message'
import type {Position} from 'unist'
import {positionOf} from '../document/line.js'
import {urlOf} from '../rule/url.js'
import type {FoundProblem} from './problem.js'

/**
 * A message of this package. By its class, as another plugin's `expected` is a
 * suggestion, and no fix.
 */
class ProblemMessage extends VFileMessage {
  readonly #problem: FoundProblem

  constructor(options: Options, problem: FoundProblem) {
    super(problem.reason, options)
    this.#problem = problem
  }

  static problemOf(message: VFileMessage): FoundProblem | undefined {
    return ProblemMessage.#is(message) ? message.#problem : undefined
  }

  static #is(message: VFileMessage): message is ProblemMessage {
    // The tool knows no type of a private name. type-coverage:ignore-next-line
    return #problem in message
  }
}

/** The problem that a message tells; none for one of another plugin. */
export function problemOf(message: VFileMessage): FoundProblem | undefined {
  return ProblemMessage.problemOf(message)
}

/** The problems that messages tell, without those of other plugins. */
export function problemsIn(messages: readonly VFileMessage[]): FoundProblem[] {
  return messages.flatMap((d) => problemOf(d) ?? [])
}

/** Adds messages for problems to a file: the only place that makes them. */
export function report(file: VFile, problems: readonly FoundProblem[]): void {
  // Standard input has no path, whatever the type says.
  const path = file.path as string | undefined
  for (const problem of problems) {
    const message = messageOf(problem)
    if (path) {
      message.name = `${path}:${message.name}`
      message.file = path
    }

    file.messages.push(message)
  }
}

function messageOf(problem: FoundProblem): VFileMessage {
  const {proposal, rule, fatal, actual, place} = problem
  const {edits, expected} = problem.replacement()
  const position = positionOf(proposal, place)
  const cause =
    problem.cause?.place && positionOf(proposal, problem.cause.place)
  const message = new ProblemMessage(
    {
      place: position && place.start === place.end ? position.start : position,
      ruleId: rule.id,
      source: 'remark-lint',
      cause: cause && causeMessage(problem.cause?.reason ?? '', cause)
    },
    problem
  )
  message.fatal = fatal
  message.url = urlOf(rule.id)
  message.note = rule.why
  message.actual = actual
  if (expected) message.expected = [...expected]
  return Object.assign(message, {
    ...(problem.fix === 'insert' && {insertion: true}),
    edits: edits.flatMap((d) => {
      const at = positionOf(proposal, d.place)
      return at ? {place: at, text: d.text} : []
    })
  })
}

function causeMessage(reason: string, place: Position): VFileMessage {
  const cause = new VFileMessage(
    `${reason} at line ${String(place.start.line)}`,
    {place, source: 'remark-lint-ep'}
  )
  // Editors show nothing of a cause but its stack.
  cause.stack = cause.reason
  return cause
}
