import {createHash, createHmac} from 'node:crypto'
import {existsSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {isIndexName} from '../template/file-name-form.js'
import {memoize} from '../base/memo.js'
import {reasonOf} from '../rule/wording.js'
import {baselineName} from './baseline.js'
import {markdownFilesIn} from './markdown-files.js'
import {
  firstLinesOf,
  numberLines,
  readFirstLines,
  textToHeader,
  titleLines,
  type FirstLines
} from './first-lines.js'
import {ownTemplatePath, templatePlaces} from './find-template.js'
import {gitNowIn} from './git.js'
import {readBytes} from './read-file.js'
import {upwards} from './upwards.js'

/** The hash of texts or bytes, one after another. */
export function hashOf(
  ...contents: ReadonlyArray<string | Uint8Array>
): string {
  const hash = createHash('sha1')
  for (const content of contents) hash.update(content)
  return hash.digest('base64')
}

/** The same, but only for those who know a key. */
export function keyedHashOf(
  key: string,
  ...contents: ReadonlyArray<string | Uint8Array>
): string {
  const hash = createHmac('sha1', key)
  for (const content of contents) hash.update(content)
  return hash.digest('base64')
}

/** The hashes of a file. */
interface FileHashes {
  /** Of all of it. */
  whole: string
  /** Of what tells others whether to read it. */
  numbers: string
}

/** What the options make the findings in a file depend on. */
interface Asked {
  /** The templates that are named; none where it may be the file's own. */
  templates: readonly string[]
  /** Whether one option lists several of them. */
  hasKinds: boolean
  /** Whether what git knows matters. */
  hasHistory: boolean
  /** The names of files that are headers, beside proposals and templates. */
  metadata: readonly string[]
}

/**
 * Fingerprints of files: they change when anything on the disk changes that the
 * findings in a file depend on.
 */
export class Fingerprints {
  readonly #files = new Map<string, FileHashes | undefined>()
  readonly #headers = new Map<string, string>()
  readonly #surroundings = new Map<string, string>()
  readonly #isLinted: (path: string) => boolean

  /**
   * @param isLinted
   *   Whether a file is linted in this run; of others the first lines are read.
   */
  constructor(isLinted: (path: string) => boolean) {
    this.#isLinted = isLinted
  }

  /**
   * The fingerprint of a file; none for a missing file.
   *
   * @param path
   *   The file's path.
   * @param asked
   *   What the options make the findings depend on.
   */
  of(
    path: string,
    {hasHistory, hasKinds, metadata, templates}: Asked
  ): string | undefined {
    const folder = dirname(path)
    const own = this.#file(path)?.whole
    if (own === undefined) return undefined
    const named = templates.map((d) =>
      memoize(this.#surroundings, `template ${d} ${folder}`, () =>
        this.#template(
          [...templatePlaces(d, folder)].map((d) => d.path),
          metadata
        )
      )
    )
    return [
      own,
      this.#beside(path, metadata),
      ...named,
      memoize(
        this.#surroundings,
        `own ${String(isIndexName(basename(path)))} ${folder}`,
        () =>
          this.#template(
            [ownTemplatePath(path)].flatMap((d) => d ?? []),
            metadata
          )
      ),
      hasHistory ? this.#history(folder) : '',
      memoize(this.#surroundings, `baseline ${folder}`, () =>
        this.#firstExisting(
          [...upwards(folder)].map((d) => join(d, baselineName))
        )
      ),
      memoize(this.#surroundings, `folder ${String(hasKinds)} ${folder}`, () =>
        this.#folder(folder, hasKinds)
      )
    ].join('\n')
  }

  /**
   * The fingerprint of a file's title and header, or of all of it where these
   * cannot be found in its text; `''` for a missing file.
   */
  ofHeader(path: string): string {
    return memoize(this.#headers, path, () => {
      const whole = this.#file(path)?.whole
      const text = textToHeader(readFirstLines(path))
      return whole === undefined || text === undefined
        ? (whole ?? '')
        : hashOf(text)
    })
  }

  /** The commit that is checked out, or what keeps that from being known. */
  #history(folder: string): string {
    const at = [...upwards(folder)].find((d) => existsSync(join(d, '.git')))
    return memoize(this.#surroundings, `history ${at ?? ''}`, () => {
      try {
        return gitNowIn(at ?? folder)('rev-parse', 'HEAD')
      } catch (error) {
        return reasonOf(error)
      }
    })
  }

  /** The hashes of the YAML files, by their names, that lie beside a path. */
  #beside(path: string, metadata: readonly string[]): string {
    return metadata
      .map((name) => this.#firstExisting([join(dirname(path), name)]))
      .join()
  }

  /** The first template that exists among some paths, and its YAML file. */
  #template(paths: readonly string[], metadata: readonly string[]): string {
    const first = paths.find((d) => this.#file(d))
    return first === undefined
      ? 'none'
      : this.#firstExisting([first]) + this.#beside(first, metadata)
  }

  /** The first of some paths that exists, and the hash of its file. */
  #firstExisting(paths: readonly string[]): string {
    for (const path of paths) {
      const hashes = this.#file(path)
      if (hashes) return `${path} ${hashes.whole}`
    }

    return 'none'
  }

  /**
   * The hash of what tells the files of a folder which of the others to read, and
   * of its index; where their text tells kinds of proposals apart, of all of them.
   */
  #folder(folder: string, hasKinds: boolean): string {
    const files = markdownFilesIn(folder).map((name) => {
      const path = join(folder, name)
      if (hasKinds || isIndexName(name))
        return `${name} ${this.#file(path)?.whole ?? ''}`
      const numbers = this.#isLinted(path)
        ? this.#file(path)?.numbers
        : hashOfNumbers(readFirstLines(path))
      return `${name} ${numbers ?? ''}`
    })
    return hashOf(files.join('\n'))
  }

  #file(path: string): FileHashes | undefined {
    if (!this.#files.has(path)) this.#files.set(path, readHashes(path))
    return this.#files.get(path)
  }
}

function readHashes(path: string): FileHashes | undefined {
  try {
    const bytes = readBytes(path)
    return {whole: hashOf(bytes), numbers: hashOfNumbers(firstLinesOf(bytes))}
  } catch {
    // Missing or unreadable; if the file is to be linted, that is reported.
    return undefined
  }
}

/** The hash of the lines that may have a proposal's number. */
function hashOfNumbers({text}: FirstLines): string {
  return hashOf(JSON.stringify([titleLines(text), numberLines(text)]))
}
