import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {isIndexName} from '../template/file-name-form.js'
import {memoize} from '../base/memo.js'
import {baselineName} from './baseline.js'
import {listOf} from './markdown-files.js'
import {
  headIn,
  readStart,
  startIn,
  titlesIn,
  type Start
} from './first-lines.js'
import {templatePlaces} from './find-template.js'
import {upwards} from './upwards.js'

/** The hash of texts or bytes, one after another. */
export function hashOf(
  ...contents: ReadonlyArray<string | Uint8Array>
): string {
  const hash = createHash('sha1')
  for (const content of contents) hash.update(content)
  return hash.digest('base64')
}

/** What tells whether a file changed. */
interface Print {
  /** Of all of it. */
  whole: string
  /** Of what other files of its folder are told of it. */
  head: string
}

/**
 * Tells whether anything changed, of all on the disk that what is found in a
 * file depends on; each file is read once.
 */
export class Fingerprints {
  readonly #files = new Map<string, Print | undefined>()
  readonly #places = new Map<string, string>()
  readonly #isLinted: (path: string) => boolean

  /**
   * @param isLinted
   *   Tells the files that are looked at; of others the first lines often do.
   */
  constructor(isLinted: (path: string) => boolean) {
    this.#isLinted = isLinted
  }

  /** Of a file, and what is beside and above it; none where it is not there. */
  of(path: string, template: unknown): string | undefined {
    const folder = dirname(path)
    const own = this.#file(path)?.whole
    if (own === undefined) return undefined
    return [
      own,
      memoize(this.#places, `template ${String(template)} ${folder}`, () =>
        typeof template === 'string'
          ? this.#first(
              [...templatePlaces(template, folder)].map((d) => d.path)
            )
          : 'none'
      ),
      memoize(this.#places, `baseline ${folder}`, () =>
        this.#first([...upwards(folder)].map((d) => join(d, baselineName)))
      ),
      memoize(this.#places, `folder ${folder}`, () => this.#folder(folder))
    ].join('\n')
  }

  /** The first of some paths where there is a file, and what that holds. */
  #first(paths: readonly string[]): string {
    for (const path of paths) {
      const print = this.#file(path)
      if (print) return `${path} ${print.whole}`
    }

    return 'none'
  }

  /** All that the files of a folder are told of each other. */
  #folder(folder: string): string {
    const heads = listOf(folder).map((name) => {
      const path = join(folder, name)
      if (isIndexName(name)) return `${name} ${this.#file(path)?.whole ?? ''}`
      const head = this.#isLinted(path)
        ? this.#file(path)?.head
        : hashOfHead(readStart(path), () => this.#file(path)?.whole ?? '')
      return `${name} ${head ?? ''}`
    })
    return hashOf(heads.join('\n'))
  }

  #file(path: string): Print | undefined {
    if (!this.#files.has(path)) this.#files.set(path, readPrint(path))
    return this.#files.get(path)
  }
}

function readPrint(path: string): Print | undefined {
  try {
    const bytes = readFileSync(path)
    const whole = hashOf(bytes)
    return {whole, head: hashOfHead(startIn(bytes), () => whole)}
  } catch {
    // Not there, or not to be read: of a file to be linted that is said.
    return undefined
  }
}

/** Of the first lines, or of the whole where these might not do. */
function hashOfHead(start: Start, whole: () => string): string {
  const titles = JSON.stringify(titlesIn(start.text))
  return hashOf(titles, headIn(start) ?? whole())
}
