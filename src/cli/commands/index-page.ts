import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {visible} from '../../base/visible.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {code} from '../../rule/wording.js'
import {nameFrom, wayFrom} from '../io/path.js'
import type {IndexKind} from '../../linter/index-kinds.js'
import type {Problem} from '../../rule/rule.js'
import {runEach} from '../run/lint-paths.js'
import {optionsOf} from '../run/plugin-options.js'
import {numberedFolders} from '../proposals/own-folder.js'
import {
  findProposalsFolder,
  type ProposalsFolder
} from '../proposals/proposals-folder.js'
import {newIndex, sortRows, syncIndex} from '../proposals/sync-index.js'
import {applyChanges} from '../proposals/change-set.js'
import {printDiff} from '../io/diff.js'
import {readUtf8} from '../io/write.js'

/** Compares the index of a folder with its proposals, or updates it. */
export async function runIndex(
  given: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const proposals = await findProposalsFolder(given, args, io)
  const {path: at, folder, parse, schema} = proposals
  const {template} = schema
  const found = folder.index()
  const path = join(at, found?.file ?? 'index.md')
  const name = nameFrom(io.cwd, path)
  if (!found && existsSync(path)) {
    throw new UsageError(
      `Unexpected ${code(name)} without a table of proposals, expected one with columns such as \`ID\`, \`Title\` and \`Status\``
    )
  }

  if (!found) refuseOwnFolders(proposals, io)
  const before = found ? readUtf8(path, io) : ''
  let after = found ? before : newIndex(folder.entries(), template)
  const left: Problem[] = []
  const kinds = found ? await kindsIn(path, args, io) : []
  for (const kind of kinds.length > 0 ? kinds : [{folder, schema}]) {
    const own = kind.schema.template
    const synced = syncIndex(after, kind.folder, own, parse)
    after = sortRows(synced.source, own, parse)
    left.push(...synced.left)
  }

  // A row that is of no kind is seen by all of them.
  for (const reason of new Set(left.map((d) => d.reason))) {
    io.error(`${name}: ${visible(reason)}\n`)
  }

  if (after === before) {
    if (left.length === 0) io.out(`${name} is up to date\n`)
    return left.length > 0 ? 1 : 0
  }

  if (!args.write) {
    printDiff(
      wayFrom(io.cwd, path),
      {before: found ? before : undefined, after},
      io
    )
    return 1
  }

  const reach = {cwd: io.cwd, named: given === undefined ? [] : [given]}
  await applyChanges([{path, before: found ? before : undefined, after}], reach)
  io.out(`${found ? 'Updated' : 'Wrote'} ${name}\n`)
  return left.length > 0 ? 1 : 0
}

/**
 * Refuses to write an index without a row where each proposal has a folder.
 *
 * @throws {UsageError}
 *   Naming one of the folders.
 */
function refuseOwnFolders(proposals: ProposalsFolder, io: Io): void {
  if (proposals.folder.first()) return
  const [folder] = numberedFolders(proposals).values()
  if (folder === undefined) return
  throw new UsageError(
    `Unexpected proposals in folders of their own, such as ${code(nameFrom(io.cwd, join(proposals.path, folder)))}, expected files in one folder, an index lists no others`
  )
}

/** What an index has of each kind of proposals; none with a template that is named. */
async function kindsIn(
  path: string,
  args: Args,
  io: Io
): Promise<readonly IndexKind[]> {
  if (args.template !== undefined) return []
  const {results} = await runEach(
    {
      cwd: io.cwd,
      paths: [path],
      stdin: undefined,
      parser: args.parser,
      config: args.config,
      options: optionsOf(args, io)
    },
    ({result}) =>
      result?.subject.kind === 'index' ? result.subject.kinds : [],
    () => undefined
  )
  return results.flat()
}
