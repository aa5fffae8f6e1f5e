import {existsSync, readdirSync} from 'node:fs'
import {basename, join} from 'node:path'
import {splitJoined, type Joined} from '../../document/joined.js'
import {code} from '../../rule/wording.js'
import {numberOfFile} from '../../template/number-field.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {nameFrom} from '../io/path.js'
import type {Change} from './change-set.js'
import type {ProposalsFolder} from './proposals-folder.js'

/** The folders of proposals that have one of their own, by their numbers. */
export function foldersByNumber(
  proposals: ProposalsFolder
): Map<number, string> {
  return proposals.schema.template.joined
    ? numberedFolders(proposals)
    : new Map<number, string>()
}

/** The folders in a folder of proposals whose names have a number, by that. */
export function numberedFolders({
  path,
  schema: {names, template}
}: ProposalsFolder): Map<number, string> {
  const found = new Map<number, string>()
  for (const entry of readdirSync(path, {withFileTypes: true})) {
    const number = entry.isDirectory()
      ? numberOfFile(`${entry.name}.md`, names, template)
      : undefined
    if (number !== undefined) found.set(number, entry.name)
  }

  return found
}

/**
 * The changes for a new proposal that has a folder of its own, named as its file
 * would be, with its header in a file beside it.
 *
 * @throws {UsageError}
 *   Where there is something of this name.
 */
export function changesForFolder(
  {path, schema}: ProposalsFolder,
  file: string,
  text: string,
  joined: Joined,
  io: Io
): Change[] {
  const folder = join(path, file.replace(/\.[^.]+$/, ''))
  if (existsSync(folder)) {
    throw new UsageError(
      `Unexpected folder ${code(nameFrom(io.cwd, folder))}, expected none of this name, choose another title`
    )
  }

  const {markdown, yaml} = splitJoined(text, joined)
  const files = [
    [basename(schema.name), markdown],
    [joined.metadata.name, yaml]
  ] as const
  return files.map(([name, after]) => ({
    path: join(folder, name),
    before: undefined,
    after
  }))
}
