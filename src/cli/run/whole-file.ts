import {dirname, resolve} from 'node:path'
import {VFile} from 'vfile'
import type {Changes} from '../../disk/git-changes.js'
import {
  joinMetadata,
  partAt,
  splitJoined,
  type Joined,
  type Part
} from '../../document/joined.js'
import type {Edit} from '../../markdown/edits.js'
import {locateInPart} from '../../linter/lint-joined.js'
import type {FoundProblem} from '../../linter/problem.js'
import {
  findingsOf,
  isProblem,
  type Finding,
  type Told
} from '../../report/finding.js'
import type {LintedFile} from './linted-file.js'

/** A file that was linted; where it has a header beside it, joined with that. */
export interface WholeFile extends LintedFile {
  joined: Joined | undefined
}

/** Joins a linted file with the file beside it that is its header, if it has one. */
export function wholeOf(linted: LintedFile): WholeFile {
  const {file, result, told} = linted
  if (!result?.whole) return {...linted, joined: undefined}
  const {joined} = result.whole
  const {cwd, path} = file
  return {
    file: new VFile({cwd, path, value: joined.source}),
    result: {...result, ...result.whole},
    told: told.map((d) => (isProblem(d) ? (d.inJoined ?? d) : d)),
    joined
  }
}

/** The text of one of two joined files, as it is on the disk. */
function textOfPart({bom, source}: Part): string {
  return bom + source
}

/** What is said of a file and the one beside it, as data. */
export function findingsIn(
  told: readonly Told[],
  joined: Joined | undefined,
  hasTexts: boolean
): Finding[] {
  return findingsOf(
    joined
      ? told.map((d) => (isProblem(d) ? locateInPart(d, joined) : d))
      : told,
    hasTexts
  )
}

/** Whether an edit of two joined files changes the proposal, not its header. */
export function isInProposal({place}: Edit, joined: Joined): boolean {
  return partAt(joined, place).part === joined.proposal
}

/** Joins a document anew once its text was changed. */
export function joinedAgain(source: string, old: Joined): Joined {
  const {markdown, yaml} = splitJoined(source, old)
  return joinMetadata(old.metadata.name, yaml, markdown)
}

/** The text of a file, and what it was. */
export interface Rewrite {
  before: string
  after: string
}

/** The new texts of a file and its header. */
export function rewritesOf(
  source: string,
  joined: Joined | undefined,
  fixed: string | undefined
): {
  fixed: Rewrite | undefined
  metadata: {name: string; fixed: Rewrite | undefined} | undefined
} {
  if (!joined) {
    return {
      fixed: fixed === undefined ? undefined : {before: source, after: fixed},
      metadata: undefined
    }
  }

  const {name} = joined.metadata
  if (fixed === undefined) {
    return {fixed: undefined, metadata: {name, fixed: undefined}}
  }

  const {markdown, yaml} = splitJoined(fixed, joined)
  return {
    fixed: {before: source, after: markdown},
    metadata: {
      name,
      fixed: {before: textOfPart(joined.metadata), after: yaml}
    }
  }
}

/** What a file was, and what was found in it then. */
export interface Before {
  path: string
  text: string
  found: readonly FoundProblem[]
}

/**
 * What a file, or its header beside it, was before it changed.
 *
 * @returns
 *   `same` where neither changed; nothing for a new file.
 */
export async function beforeOf(
  {file, result}: LintedFile,
  changes: Changes
): Promise<'same' | Before | undefined> {
  const path = resolve(file.cwd, file.path)
  const whole = result?.whole
  const header = whole && resolve(dirname(path), whole.joined.metadata.name)
  const isHeaderNew = header !== undefined && changes.has(header)
  if (!changes.has(path) && !isHeaderNew) return 'same'
  const old = changes.has(path)
    ? await changes.before(path)
    : whole && {path, text: textOfPart(whole.joined.proposal)}
  if (!old) return undefined
  if (!whole) return {...old, found: result?.relint(old.text, old.path) ?? []}
  const {metadata} = whole.joined
  const yaml = isHeaderNew
    ? (await changes.before(header))?.text
    : textOfPart(metadata)
  return {
    path: old.path,
    text:
      yaml === undefined
        ? old.text
        : joinMetadata(metadata.name, yaml, old.text).source,
    found: whole.lintOld({path: old.path, yaml, markdown: old.text})
  }
}
