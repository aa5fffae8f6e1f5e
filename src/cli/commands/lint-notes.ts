import {dirname, join, resolve, sep} from 'node:path'
import {visible} from '../../base/visible.js'
import {code} from '../../rule/wording.js'
import {isTemplateName} from '../../template/file-name-form.js'
import {builtInName} from '../../linter/schema.js'
import {markdownFilesIn} from '../../disk/markdown-files.js'
import {quantity} from '../../report/report.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {metadataPathOf} from '../run/metadata-files.js'
import type {Outcome} from '../run/outcome.js'
import {isFile, isFolder, nameFrom} from '../io/path.js'
import type {Parsed} from '../run/lint-paths.js'

/**
 * Notes on what was not linted: nothing is skipped silently.
 *
 * @throws {UsageError}
 *   Where the folders that were named hold no proposal.
 */
export function notesOn(
  files: readonly Outcome[],
  paths: readonly string[],
  {template, operands}: Args,
  cwd: string
): string[] {
  const isStdin = operands.includes('-')
  const full = isStdin ? [] : paths.map((d) => resolve(cwd, d))
  const failed = files.some((d) =>
    d.findings.some((f) => f.severity === 'error')
  )
  const folders = full.filter((d) => !isFile(d))
  const judged = files.filter((d) => d.isJudged)
  if (judged.length === 0 && folders.length > 0 && !failed) {
    const names = folders.map((d) => nameFrom(cwd, d)).join(' ')
    throw new UsageError(
      `Unexpected ${code(names)} without proposals, expected files with names or titles as in the template, or named by the option \`files\``
    )
  }

  const empty = folders
    .filter(
      (folder) =>
        isFolder(folder) &&
        !files.some((d) => isTold(d) && d.full?.startsWith(join(folder, sep)))
    )
    .map((d) => `${nameFrom(cwd, d)} has no proposals`)
  const byPath = new Map(
    files.flatMap((d) => [
      [d.full, d] as const,
      [metadataPathOf(d), d] as const
    ])
  )
  const named = isStdin
    ? files.map((d) => d.full)
    : full.filter((d) => isFile(d))
  const others = named.flatMap((path) => {
    const file = byPath.get(path)
    const name = path === undefined ? '<stdin>' : nameFrom(cwd, path)
    if (!file) {
      const isHeader = /\.ya?ml$/i.test(name)
      return `${name} was not linted: ${isHeader ? 'no proposal lies beside it' : 'ignored'}`
    }

    return isTold(file) ? [] : `${name} was not linted: not a proposal`
  })
  return [...(template ? [] : templateNotes(files, cwd)), ...empty, ...others]
}

/** Which templates were used that nobody named. */
function templateNotes(files: readonly Outcome[], cwd: string): string[] {
  const used = new Set(files.flatMap((d) => d.unnamedTemplate ?? []))
  const own = [...used].filter((d) => d !== builtInName)
  return [
    ...own.map(
      (d) =>
        `Used the template ${nameFrom(cwd, d)}, as it is the only one beside the proposals`
    ),
    ...(used.has(builtInName) ? builtInNote(files, cwd) : [])
  ]
}

/** A note where the built-in template was used though a folder has several. */
function builtInNote(files: readonly Outcome[], cwd: string): string[] {
  const folders = new Set(
    files.flatMap((d) =>
      d.unnamedTemplate === builtInName && d.full ? dirname(d.full) : []
    )
  )
  for (const folder of folders) {
    const templates = markdownFilesIn(folder).filter((d) => isTemplateName(d))
    if (templates.length === 0) continue
    const names = templates.map((d) => nameFrom(cwd, join(folder, d)))
    return [
      `The built-in template was used, name one of ${names.join(', ')} with --template, or run \`ep-lint init --template\``
    ]
  }

  return []
}

/** Notes on which parser read which files. */
export function parserNotes({
  satteri,
  remark,
  doubts,
  stored
}: Parsed): string[] {
  const reused =
    stored > 0 ? `, reused cached findings of ${quantity(stored, 'file')}` : ''
  return [
    `Parsed ${quantity(satteri, 'file')} with satteri and ${String(remark)} with remark${reused}`,
    ...Array.from(
      doubts,
      ([path, why]) => `${visible(path)}: parsed with remark (${why})`
    )
  ]
}

/** Whether a file was linted, or the report says why not. */
function isTold({isJudged, findings}: Outcome): boolean {
  return isJudged || findings.length > 0
}
