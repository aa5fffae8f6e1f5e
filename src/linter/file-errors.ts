import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import {reasonOf} from '../rule/wording.js'
import {memoize, perRun} from '../base/memo.js'

/** What runs have told, with the file that it was told in. */
const told = perRun<string>()

const echo = 'Not linted, see '

/** What is told of a file where another tells in full why it was not linted. */
export function echoOf(path: string): string {
  return `${echo}\`${path}\``
}

/** Whether another file tells more of why this was not linted. */
export function isEcho(reason: string): boolean {
  return reason.startsWith(echo)
}

/** The other file that a run has told this in; none the first time. */
function toldIn(
  reason: string,
  file: VFile,
  run: object | undefined
): string | undefined {
  const first = memoize(told(run), reason, () => file.path)
  return first === file.path ? undefined : first
}

/** Tells a mistake in full once for a run, on other files only where that is. */
export function tellOnce(
  reason: string,
  file: VFile,
  run: object | undefined
): void {
  const first = toldIn(reason, file, run)
  const message = file.message(first === undefined ? reason : echoOf(first), {
    source: 'remark-lint-ep',
    ruleId: 'options'
  })
  message.fatal = true
}

/** Tells, once for a run, that changes of other plugins are not written. */
export function tellUnwritten(file: VFile, run: object | undefined): void {
  const reason =
    'Unexpected changes to the tree by other plugins, expected none with `fix`, they are not written'
  if (toldIn(reason, file, run) === undefined) {
    file.info(reason, {source: 'remark-lint-ep', ruleId: 'fix'})
  }
}

/** Tells that a file is no UTF-8; fatal keeps it from being written. */
export function tellEncoding(file: VFile, isFatal: boolean): void {
  const message = file.message(
    'Unexpected bytes that are no UTF-8, expected UTF-8, save the file as UTF-8',
    {source: 'remark-lint-ep', ruleId: 'encoding'}
  )
  message.fatal = isFatal
}

/** Tells that a file is not even text. */
export function tellBinary(file: VFile, at: number): void {
  const place = location(file).toPoint(at)
  const message = file.message(
    'Unexpected binary file, expected Markdown, save it as UTF-8 if it is text',
    {...(place && {place}), source: 'remark-lint-ep', ruleId: 'binary'}
  )
  message.fatal = true
}

/** Tells that a file is too much for the parser. */
export function tellParser(file: VFile, error: unknown): void {
  const message = file.message(
    `Unexpected document that the parser fails on, expected one that it can take, simplify it: ${reasonOf(error)}`,
    {source: 'remark-lint-ep', ruleId: 'parser'}
  )
  message.fatal = true
}

/** Tells that a file could not be read. */
export function tellUnreadable(file: VFile, error: unknown): VFile {
  const [reason = ''] = reasonOf(error).split(', ', 1)
  const message = file.message(
    `Unexpected unreadable file, expected Markdown: ${reason}`,
    {source: 'remark-lint-ep', ruleId: 'unreadable'}
  )
  message.fatal = true
  return file
}
