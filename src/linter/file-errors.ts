import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import {reasonOf} from '../rule/wording.js'
import {getOrMake, knownInRun} from '../base/memo.js'

/** What runs have reported, with the file that it was reported in. */
const told = knownInRun<string>()

const echo = 'Not linted, see '

/** The short report of a file whose mistake another file reports in full. */
export function echoOf(path: string): string {
  return `${echo}\`${path}\``
}

/** Whether a reason only points to the file where it is reported in full. */
export function isEcho(reason: string): boolean {
  return reason.startsWith(echo)
}

/** The other file that a run has reported this in; none the first time. */
function toldIn(
  reason: string,
  file: VFile,
  run: object | undefined
): string | undefined {
  const first = getOrMake(told(run), reason, () => file.path)
  return first === file.path ? undefined : first
}

/** Reports a mistake in full once in a run; other files point to that one. */
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

/** Reports, once in a run, that changes of other plugins are not written. */
export function tellUnwritten(file: VFile, run: object | undefined): void {
  const reason =
    'Unexpected changes to the tree by other plugins, expected none: with `fix`, only the fixes of remark-lint-ep are written'
  if (toldIn(reason, file, run) === undefined) {
    file.info(reason, {source: 'remark-lint-ep', ruleId: 'fix'})
  }
}

/** Reports that a file is not UTF-8; a fatal message keeps it from being written. */
export function tellEncoding(file: VFile, isFatal: boolean): void {
  const message = file.message(
    'Unexpected bytes that are no UTF-8, expected UTF-8, save the file as UTF-8',
    {source: 'remark-lint-ep', ruleId: 'encoding'}
  )
  message.fatal = isFatal
}

/** Reports that a file is not even text. */
export function tellBinary(file: VFile, at: number): void {
  const place = location(file).toPoint(at)
  const message = file.message(
    'Unexpected binary file, expected Markdown, save it as UTF-8 if it is text',
    {...(place && {place}), source: 'remark-lint-ep', ruleId: 'binary'}
  )
  message.fatal = true
}

/** Reports that the parser cannot read a file. */
export function tellParser(file: VFile, error: unknown): void {
  const message = file.message(
    `Unexpected parser error, expected a document that remark can parse, simplify it (nesting, length): ${reasonOf(error)}`,
    {source: 'remark-lint-ep', ruleId: 'parser'}
  )
  message.fatal = true
}

/** Reports that a file could not be read. */
export function tellUnreadable(file: VFile, error: unknown): VFile {
  const [reason = ''] = reasonOf(error).split(', ', 1)
  const message = file.message(
    `Unexpected unreadable file, expected Markdown: ${reason}`,
    {source: 'remark-lint-ep', ruleId: 'unreadable'}
  )
  message.fatal = true
  return file
}
