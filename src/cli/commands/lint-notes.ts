import {existsSync, readdirSync} from 'node:fs'
import {dirname, join, resolve, sep} from 'node:path'
import {code} from '../../rule/wording.js'
import {isTemplateName} from '../../template/file-name-form.js'
import {count} from '../../report/report.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import type {Outcome} from '../run/outcome.js'
import {isFile, isFolder, nameFrom} from '../io/path.js'
import type {Parsed} from '../run/lint-paths.js'

/**
 * What is said of a run: nothing is passed over in silence.
 *
 * @throws {UsageError}
 *   Where no proposal was found in the folders that were named.
 */
export function notesOn(
  files: readonly Outcome[],
  paths: readonly string[],
  {template, paths: given}: Args,
  cwd: string
): string[] {
  const isStdin = given.includes('-')
  const full = isStdin ? [] : paths.map((d) => resolve(cwd, d))
  const failed = files.some((d) =>
    d.findings.some((f) => f.severity === 'error')
  )
  const folders = full.filter((d) => !isFile(d))
  const judged = files.filter((d) => d.isJudged)
  if (judged.length === 0 && folders.length > 0 && !failed) {
    const names = folders.map((d) => nameFrom(cwd, d)).join(' ')
    throw new UsageError(
      `Unexpected ${code(names)} without proposals, expected files named or titled as the template has it, or named by the option \`files\``
    )
  }

  const empty = folders
    .filter(
      (folder) =>
        isFolder(folder) &&
        !judged.some((d) => d.full?.startsWith(join(folder, sep)))
    )
    .map((d) => `${nameFrom(cwd, d)} has no proposals`)
  const byPath = new Map(files.map((d) => [d.full, d]))
  const named = isStdin
    ? files.map((d) => d.full)
    : full.filter((d) => isFile(d))
  const others = named.flatMap((path) => {
    const file = byPath.get(path)
    const name = path === undefined ? '<stdin>' : nameFrom(cwd, path)
    if (!file) return `${name} is ignored, not linted`
    return file.isJudged || file.findings.length > 0
      ? []
      : `${name} is no proposal, not linted`
  })
  return [...empty, ...others, ...(template ? [] : templateNote(files, cwd))]
}

/** Says so where the built-in template applies though another lies there. */
function templateNote(files: readonly Outcome[], cwd: string): string[] {
  const folders = new Set(
    files.flatMap((d) => (d.isBuiltIn && d.full ? dirname(d.full) : []))
  )
  for (const folder of folders) {
    if (!existsSync(folder)) continue
    const template = readdirSync(folder).find((d) => isTemplateName(d))
    if (template) {
      return [
        `The built-in template applies; for ${nameFrom(cwd, join(folder, template))} run \`ep-lint init\`, or name it with --template`
      ]
    }
  }

  return []
}

/** Says which parser read the files. */
export function parserNotes({
  satteri,
  remark,
  doubts,
  stored
}: Parsed): string[] {
  const known =
    stored > 0
      ? `, took what was found in ${count(stored, 'file')} from the cache`
      : ''
  return [
    `Parsed ${count(satteri, 'file')} by satteri and ${count(remark, 'file')} by remark${known}`,
    ...Array.from(doubts, ([path, why]) => `${path} by remark, for ${why}`)
  ]
}
