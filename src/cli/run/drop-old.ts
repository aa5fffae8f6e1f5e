import {basename, dirname, resolve} from 'node:path'
import type {VFile} from 'vfile'
import {takeOne, tally} from '../../base/list.js'
import type {Changes} from '../../disk/git-changes.js'
import {keyText, type FoundProblem} from '../../linter/problem.js'
import {isFileError, isProblem, type Told} from '../../report/finding.js'
import type {LintedFile} from './linted-file.js'
import {beforeOf} from './whole-file.js'

/**
 * Leaves out what was found in a file before, and counts it.
 *
 * Findings are compared by their keys, so that it does not matter where lines
 * moved. The old text is linted with today's configuration and template.
 */
export async function dropOld(
  linted: LintedFile,
  changes: Changes
): Promise<LintedFile & {dropped: number}> {
  const {file, result, told} = linted
  const path = fullPathOf(file)
  const isGone = (d: Told) => isProblem(d) && isAboutGone(d, path, changes)
  const before = await beforeOf(linted, changes)
  if (before === 'same') {
    const left = told.filter((d) => isError(d) || isGone(d))
    return {file, result, told: left, dropped: told.length - left.length}
  }

  const since =
    result?.compareWith(before?.text, {
      oldName: before && basename(before.path),
      files: changes.elsewhere(path)
    }) ?? []
  const old = before?.found ?? []
  const isOld = takeEach(old)
  const left = told.filter((d) => !isProblem(d) || !isOld(d) || isGone(d))
  return {
    file,
    // Fixes, too, are of what is new.
    result: result && {
      ...result,
      relint(text, path) {
        const isKnown = takeEach(old)
        return result.relint(text, path).filter((d) => !isKnown(d))
      }
    },
    told: [...left, ...since],
    dropped: told.length - left.length
  }
}

function isError(told: Told): boolean {
  return !isProblem(told) && isFileError(told)
}

/** Whether a finding is about a file that went meanwhile. */
function isAboutGone(
  {gone}: FoundProblem,
  path: string,
  changes: Changes
): boolean {
  const folder = dirname(path)
  return changes.gone.some(
    (d) =>
      dirname(d) === folder &&
      [basename(d), `./${basename(d)}`].includes(gone ?? '')
  )
}

/** Tells problems that are among others, each of which counts once. */
function takeEach(
  problems: readonly FoundProblem[]
): (problem: FoundProblem) => boolean {
  const left = tally(problems.map(keyText))
  return (problem) => takeOne(left, keyText(problem))
}

/** A file's absolute path. */
function fullPathOf({cwd, path}: VFile): string {
  return resolve(cwd, path)
}
