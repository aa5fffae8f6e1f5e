import {realpathSync} from 'node:fs'
import {dirname, join, posix, relative} from 'node:path'
import {perRun, memoize} from '../base/memo.js'
import type {PastTemplate} from '../linter/host.js'
import type {Parse} from '../remark/parse.js'
import {reasonOf} from '../rule/wording.js'
import {readTemplateText} from '../template/read-template.js'
import type {Template} from '../template/template.js'
import {FirstCommits} from './first-commits.js'
import {gitNowIn} from './git.js'
import {isSystemError} from './read-file.js'
import {mergeVersions, readVersions, type Version} from './template-versions.js'

const histories = perRun<TemplateHistory>()

/** What git says of a template's past, asked once in a run. */
export function historyOf(
  template: string,
  parse: Parse,
  session: object | undefined,
  metadata?: string
): TemplateHistory {
  return memoize(
    histories(session),
    JSON.stringify([template, metadata]),
    () => new TemplateHistory(template, parse, metadata)
  )
}

/** Versions that were read; what a commit holds never changes. */
const templates = new Map<string, Template>()

/** A template as it was at any time. */
export class TemplateHistory {
  /** Why there is none, if there is none. */
  readonly reason: string | undefined
  readonly #git: (...args: string[]) => string
  readonly #parse: Parse
  /** The name of the file beside it that shows the header of proposals. */
  readonly #metadata: string | undefined
  readonly #top: string
  /** The oldest first. */
  readonly #versions: readonly Version[]
  readonly #commits: FirstCommits
  readonly #isChanged: boolean

  constructor(path: string, parse: Parse, metadata: string | undefined) {
    const folder = dirname(path)
    this.#metadata = metadata
    this.#git = gitNowIn(folder)
    this.#parse = parse
    this.#commits = new FirstCommits(this.#git)
    let top = ''
    let versions: Version[] = []
    let isChanged = false
    let reason: string | undefined
    try {
      const about = ['--is-shallow-repository', '--show-toplevel']
      const [isShallow, root = ''] = this.#git('rev-parse', ...about).split(
        '\n'
      )
      top = root
      const statusOf = (d: string) =>
        this.#git('status', '--porcelain', '--', d)
      const changes = statusOf(path)
      const beside = metadata === undefined ? undefined : join(folder, metadata)
      isChanged =
        changes + (beside === undefined ? '' : statusOf(beside)) !== ''
      if (isShallow === 'true') reason = 'the clone is shallow'
      // A repository without commits has no log.
      else if (!changes.startsWith('??'))
        versions = mergeVersions(
          readVersions(this.#git, path),
          beside === undefined ? [] : readVersions(this.#git, beside)
        )
      if (versions.length === 0) reason ??= 'it was never committed'
    } catch (error) {
      reason = saidBy(error)
    }

    this.reason = reason
    this.#top = top
    this.#versions = reason === undefined ? versions : []
    this.#isChanged = isChanged
  }

  /**
   * The template as it was when a proposal was new.
   *
   * @param file
   *   The proposal's absolute path.
   * @param created
   *   The day that it says it was created, `YYYY-MM-DD`.
   * @returns
   *   Nothing for today's template.
   */
  at(file: string, created: string | undefined): PastTemplate | undefined {
    const committed = () => this.#commits.of(this.#inRepository(file))
    const versions = this.#versions
    const isBefore = (version: Version): boolean => {
      const {day} = version
      if (created !== undefined && day !== created) return day < created
      const time = committed()
      return time === undefined || version.time <= time
    }
    let index = versions.length - 1
    while (index > 0) {
      const version = versions[index]
      if (version && isBefore(version)) break
      index--
    }

    const isNewest = index === versions.length - 1
    const isOfToday =
      isNewest && (!this.#isChanged || committed() === undefined)
    return isOfToday ? undefined : this.#readable(index)
  }

  /** The version at an index, or the next younger one that can be read. */
  #readable(start: number): PastTemplate | undefined {
    const unreadable: string[] = []
    for (const version of this.#versions.slice(start)) {
      const {commit, day, path} = version
      const template = memoize(
        templates,
        [this.#top, commit, path, this.#metadata].join('\n'),
        () => this.#read(version)
      )
      const {broken, sections, title} = template
      if (!broken && (title ?? sections[0])) {
        const short = commit.slice(0, 7)
        return {template, commit: short, date: day, unreadable}
      }

      unreadable.push(commit.slice(0, 7))
    }

    return undefined
  }

  #read({commit, path}: Version): Template {
    const text = this.#git('show', `${commit}:${path}`)
    const name = this.#metadata
    const metadata =
      name === undefined
        ? undefined
        : {name, text: this.#textBeside(commit, path, name)}
    return readTemplateText(text, this.#parse, metadata)
  }

  #textBeside(commit: string, path: string, name: string): string | undefined {
    try {
      return this.#git('show', `${commit}:${posix.join(dirname(path), name)}`)
    } catch {
      // It was not there yet.
      return undefined
    }
  }

  #inRepository(file: string): string {
    return relative(this.#top, withoutLinks(file)).replaceAll('\\', '/')
  }
}

/** A path without symbolic links, as git names the top of a repository. */
function withoutLinks(path: string): string {
  try {
    // Unlike the other one, it does not look at each folder on the way.
    return realpathSync.native(path)
  } catch {
    return path
  }
}

/** What git says, on one line, of what it cannot do. */
function saidBy(error: unknown): string {
  if (isSystemError(error) && error.code === 'ENOENT') {
    return 'git is not there'
  }

  const said =
    typeof error === 'object' && error !== null && 'stderr' in error
      ? String(error.stderr)
      : reasonOf(error)
  return said
    .trim()
    .split('\n', 1)
    .join()
    .replace(/^fatal: /, '')
}
