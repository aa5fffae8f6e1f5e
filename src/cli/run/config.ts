import {existsSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {parse} from 'yaml'
import {rules} from '../../../rules/index.js'
import {isSpecial, readTextFile} from '../../disk/read-file.js'
import {isList, isObject} from '../../linter/options.js'
import {code} from '../../rule/wording.js'
import {UsageError} from '../io/usage-error.js'
import {isOwn} from './plugin-names.js'

/** A configuration. */
export interface Config {
  /** Its file; none where there is no configuration. */
  path?: string
  /** Whether it has other plugins or is code, so that unified-engine must read it. */
  isOther: boolean
  /** The options of this plugin, where it is the only one. */
  options?: unknown
  /** All of the configuration where unified-engine reads it; for code, its text. */
  value?: unknown
}

const names = [
  '.remarkrc',
  '.remarkrc.json',
  '.remarkrc.cjs',
  '.remarkrc.mjs',
  '.remarkrc.js',
  '.remarkrc.yaml',
  '.remarkrc.yml',
  'package.json'
]
/** The options that a configuration gives the plugin; `false` turns it off. */
export function optionsIn(value: unknown): unknown {
  if (value !== false) return value
  return {rules: Object.fromEntries(rules.map((d) => [d.id, false]))}
}

/** Finds the configurations of folders, as unified-engine does. */
export class Configs {
  readonly #byFolder = new Map<string, Config>()
  readonly #ofAll: Config | undefined

  /**
   * @param given
   *   The path of the configuration of all files, `false` where they have none.
   * @throws {UsageError}
   *   Where there is no such file.
   */
  constructor(given?: string | false) {
    if (given === false) this.#ofAll = {isOther: false}
    else if (given !== undefined) this.#ofAll = readGiven(given)
  }

  /** The configuration for the files of a folder. */
  of(folder: string): Config {
    const found = this.#byFolder.get(folder)
    if (found) return found
    const config = this.#ofAll ?? readIn(folder) ?? this.#above(folder)
    this.#byFolder.set(folder, config)
    return config
  }

  /** Those that were found so far. */
  all(): Set<Config> {
    return new Set(this.#byFolder.values())
  }

  #above(folder: string): Config {
    const parent = dirname(folder)
    return parent === folder ? {isOther: false} : this.of(parent)
  }
}

function readIn(folder: string): Config | undefined {
  for (const name of names) {
    const path = join(folder, name)
    const text = readConfigFile(path)
    if (text === undefined) continue
    const value = parseConfig(name, text)
    if (value === undefined) continue
    return {path, value, ...optionsAlone(value)}
  }

  return undefined
}

function readGiven(path: string): Config {
  const text = readConfigFile(path)
  if (text === undefined) {
    throw new UsageError(
      `Unexpected missing configuration ${code(path)}, expected a file with options such as \`.remarkrc.json\`, check \`--config\``
    )
  }

  const value = parseConfig(basename(path), text)
  // A `package.json` without a configuration configures nothing.
  return value === undefined
    ? {path, isOther: false}
    : {path, value, ...optionsAlone(value)}
}

function readConfigFile(path: string): string | undefined {
  try {
    return readTextFile(path)
  } catch {
    // The engine would wait for its end, which may never come.
    if (isSpecial(path)) {
      throw new UsageError(
        `Unexpected pipe or device ${code(path)}, expected a file with the configuration`
      )
    }

    // Missing, or unreadable: then the engine reports why.
    return existsSync(path) ? '' : undefined
  }
}

/** The value of a configuration; a string for code and for broken files. */
function parseConfig(name: string, text: string): unknown {
  try {
    if (/\.ya?ml$/.test(name)) return parse(text) as unknown
    if (/\.[cm]?js$/.test(name)) return 'code'
    const value: unknown = JSON.parse(text)
    return name === 'package.json' && isObject(value)
      ? value['remarkConfig']
      : value
  } catch {
    return 'broken'
  }
}

/** The options of this plugin, if a configuration holds nothing else. */
function optionsAlone(value: unknown): Config {
  if (!isObject(value)) return {isOther: true}
  const {plugins, settings, $schema: _, ...rest} = value
  const isBare =
    Object.keys(rest).length === 0 &&
    (settings === undefined ||
      (isObject(settings) && Object.keys(settings).length === 0))
  const entries: unknown[] | undefined = isList(plugins)
    ? plugins
    : isObject(plugins)
      ? Object.entries(plugins)
      : undefined
  const [entry, ...others] = entries ?? []
  const [name, options, ...more]: unknown[] = isList(entry) ? entry : [entry]
  const isOnly = isOwn(name) && others.length === 0 && more.length === 0
  const given = optionsIn(options)
  return isBare && isOnly && (given === undefined || isObject(given))
    ? {isOther: false, options: given}
    : {isOther: true}
}
