import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {VFileMessage} from 'vfile-message'
import {reasonOf} from '../rule/wording.js'
import {memoize, perRun} from '../base/memo.js'
import type {Mistake, OptionError} from './options.js'

/** The file in which a session has reported a reason first, by that reason. */
const firstFiles = perRun<string>()

/** Errors of files that another file reports in full. */
const repeated = new WeakSet<VFileMessage>()

/** The mistakes that messages tell. */
const mistakes = new WeakMap<VFileMessage, Mistake>()

/** Where the mistake of a message is; none for one of the file itself. */
export function mistakeOf(message: VFileMessage): Mistake | undefined {
  return mistakes.get(message)
}

/** Notes that a message tells a mistake of the configuration. */
export function markMistake(message: VFileMessage, mistake: Mistake): void {
  mistakes.set(message, mistake)
}

/** Whether another file says more of why this one was not linted. */
export function isRepeated(message: VFileMessage): boolean {
  return repeated.has(message)
}

/** Makes a message point at the file that reports its reason in full. */
export function repeatError(message: VFileMessage, first: string): void {
  message.reason = `Not linted, see \`${first}\``
  repeated.add(message)
}

/** The other file in which a session reported this; none the first time. */
function reportedIn(
  reason: string,
  file: VFile,
  session: object | undefined
): string | undefined {
  const first = memoize(firstFiles(session), reason, () => file.path)
  return first === file.path ? undefined : first
}

/** Reports a mistake in full once a session, in other files only where that is. */
export function reportOptions(
  {message: reason, mistake}: OptionError,
  file: VFile,
  session: object | undefined
): void {
  const first = reportedIn(reason, file, session)
  const message = file.message(reason, {
    source: 'remark-lint-ep',
    ruleId: 'options'
  })
  message.fatal = true
  markMistake(message, mistake)
  if (first !== undefined) repeatError(message, first)
}

/** Why something is not written with the option `fix`. */
const unwritten = {
  changes:
    'Unexpected changes to the tree by other plugins, expected none: with `fix`, only the fixes of remark-lint-ep are written',
  errors:
    'Unexpected errors in a file to fix, expected warnings: remark writes no file that has an error, run `ep-lint --fix` instead'
}

/** Reports, once a session, that something is not written. */
export function reportUnwritten(
  what: keyof typeof unwritten,
  file: VFile,
  session: object | undefined
): void {
  const reason = unwritten[what]
  if (reportedIn(reason, file, session) === undefined) {
    file.info(reason, {source: 'remark-lint-ep', ruleId: 'fix'})
  }
}

/** Reports, once a session, that earlier versions of a template are not known. */
export function reportNoHistory(
  file: VFile,
  why: string,
  session: object | undefined
): void {
  const reason = `Unexpected template without its history (${why}), expected its versions in git, all proposals are judged by that of today`
  if (reportedIn(reason, file, session) === undefined) {
    file.info(reason, {source: 'remark-lint-ep', ruleId: 'history'})
  }
}

/** Reports that a file is not UTF-8; a fatal message keeps it from being written. */
export function reportEncoding(file: VFile, isFatal: boolean): void {
  const message = file.message(
    'Unexpected bytes that are not UTF-8, expected UTF-8, save the file as UTF-8',
    {source: 'remark-lint-ep', ruleId: 'encoding'}
  )
  message.fatal = isFatal
}

/** Whether a file is not even text, which is reported. */
export function reportBinary(file: VFile): boolean {
  const at = String(file).indexOf('\0')
  if (at < 0) return false
  const place = location(file).toPoint(at)
  const message = file.message(
    'Unexpected binary file, expected Markdown, save it as UTF-8 if it is text',
    {...(place && {place}), source: 'remark-lint-ep', ruleId: 'binary'}
  )
  message.fatal = true
  return true
}

/** Reports that a file is too much for the parser. */
export function reportParser(file: VFile, error: unknown): void {
  const isTooDeep =
    error instanceof RangeError && error.message.includes('stack')
  const place = isTooDeep ? deepestLine(String(file)) : undefined
  const message = file.message(
    isTooDeep
      ? 'Unexpected nesting that is too deep for remark, expected fewer levels, such as of lists and quotes'
      : `Unexpected parser error, expected a document that remark can parse, simplify it: ${reasonOf(error)}`,
    {...(place && {place}), source: 'remark-lint-ep', ruleId: 'parser'}
  )
  message.fatal = true
}

/** The start of the line before whose text most markers and blanks stand. */
function deepestLine(text: string): {line: number; column: number} | undefined {
  const depths = text
    .split(/\r\n|\r|\n/)
    .map((d) => /^[\t >*+-]*/.exec(d)?.[0].length ?? 0)
  const most = depths.reduce((a, b) => Math.max(a, b), 0)
  return most > 100 ? {line: depths.indexOf(most) + 1, column: 1} : undefined
}

/** Reports that a file could not be read. */
export function reportUnreadable(file: VFile, error: unknown): VFile {
  const [reason = ''] = reasonOf(error).split(', ', 1)
  const message = file.message(
    `Unexpected unreadable file, expected Markdown: ${reason}`,
    {source: 'remark-lint-ep', ruleId: 'unreadable'}
  )
  message.fatal = true
  return file
}
