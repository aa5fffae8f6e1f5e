import {filesElsewhere} from '../../disk/names-elsewhere.js'
import {lineOf} from '../../document/line.js'
import {rowsOf} from '../../index-page/compare.js'
import {OptionError} from '../../linter/options.js'
import {targetOf} from '../../markdown/links.js'
import type {FileElsewhere} from '../../rule/rule.js'
import {code} from '../../rule/wording.js'
import {isTemplateName} from '../../template/file-name-form.js'
import {numberOfFile} from '../../template/number-field.js'
import {UsageError} from '../io/usage-error.js'
import type {ProposalsFolder} from './proposals-folder.js'

/** The files of other branches by the numbers that their names have. */
export type TakenNumbers = ReadonlyMap<number, FileElsewhere>

/**
 * The numbers that files of the folder have at the tip of the base branch, and in
 * the given revisions.
 *
 * @throws {UsageError}
 *   For a revision that is not there.
 */
export async function numbersElsewhere(
  {path, schema}: ProposalsFolder,
  revisions: readonly string[]
): Promise<TakenNumbers> {
  const {names, template} = schema
  try {
    const files = await filesElsewhere(path, revisions)
    return new Map(
      files
        .filter((d) => !isTemplateName(d.file))
        .flatMap((d): Array<[number, FileElsewhere]> => {
          const number = numberOfFile(d.file, names, template)
          return number === undefined ? [] : [[number, d]]
        })
        // Of several, the first is shown.
        .toReversed()
    )
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(error.message)
    throw error
  }
}

/** The number after the largest one that a proposal or a row of the index has. */
export function nextNumber(
  {folder}: ProposalsFolder,
  taken: TakenNumbers
): number {
  const index = folder.index()
  const listed = index
    ? rowsOf(index.listing).flatMap(({row}) => row.number ?? [])
    : []
  return Math.max(folder.largestNumber(), ...listed, ...taken.keys()) + 1
}

/** Whether no proposal has a number, here or in another branch. */
export function isFree(
  number: number,
  {folder}: ProposalsFolder,
  taken: TakenNumbers
): boolean {
  return folder.withNumber([number]).length === 0 && !taken.has(number)
}

/**
 * Refuses a number that another proposal has, or a row of the index for one.
 *
 * @param own
 *   The names of the file that gets the number, before and after.
 * @param usedBy
 *   A folder that has the number.
 * @throws {UsageError}
 *   Naming the file or the row.
 */
export function checkFree(
  number: number,
  {folder}: ProposalsFolder,
  taken: TakenNumbers,
  own: ReadonlyArray<string | undefined> = [],
  usedBy?: string
): void {
  const [entry] = folder.withNumber([number])
  const here = entry?.file ?? usedBy
  const index = here !== undefined ? undefined : folder.index()
  const row =
    index &&
    rowsOf(index.listing).find(
      ({row}) =>
        row.number === number &&
        row.link !== undefined &&
        !own.includes(targetOf(row.link)?.file)
    )
  const there = taken.get(number)
  const by =
    here ??
    (index && row
      ? `${index.file}:${String(lineOf(index.listing.proposal, row.row.place))}`
      : there?.file)
  if (by !== undefined) {
    const where =
      here === undefined && !row && there ? ` in ${code(there.revision)}` : ''
    throw new UsageError(
      `Unexpected number \`${String(number)}\`, expected a number that is not taken, ${code(by)} uses it${where}`
    )
  }
}
