import {OptionError} from '../linter/options.js'
import {code} from '../rule/wording.js'
import {isSystemError, readIfThere, systemReason} from './read-file.js'

/** The file beside a proposal, or beside its template, that is its header. */
export const headerFile = {
  noun: 'header',
  expected:
    'a YAML file that can be read, or another name in the option `metadata`'
}

/**
 * The text of a file that is named in the options; undefined if it is not there.
 *
 * @param what
 *   What it is to the options, and what is expected of it.
 * @throws {OptionError}
 *   If the file system cannot read it, or if it is no text.
 */
export function readNamedFile(
  path: string,
  {noun, expected}: {noun: string; expected: string}
): string | undefined {
  let text: string | undefined
  try {
    text = readIfThere(path)
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new OptionError(
      `Unexpected unreadable ${noun} ${code(path)}, expected ${expected}: ${systemReason(error)}`,
      {file: path}
    )
  }

  // Also UTF-16, as some programs of Windows save files.
  if (text?.includes('\0')) {
    throw new OptionError(
      `Unexpected binary ${noun} ${code(path)}, expected ${expected}, save it as UTF-8 if it is text`,
      {file: path}
    )
  }

  return text
}
