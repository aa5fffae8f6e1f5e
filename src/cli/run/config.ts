import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {parse} from 'yaml'
import {rules} from '../../../rules/index.js'
import {isList, isObject} from '../../linter/options.js'

/** A configuration that names no other plugin, or one that is for the engine. */
export type Config = {options: unknown} | 'other'

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
const own = new Set<unknown>(['remark-lint-ep', 'lint-ep', 'remarkLintEp'])

/** Whether a plugin of a configuration is this one, by its name or as such. */
export function isOwn(plugin: unknown): boolean {
  return own.has(typeof plugin === 'function' ? plugin.name : plugin)
}

/** Whether a plugin of a configuration is one rule of this one. */
export function isOwnRule(plugin: unknown): boolean {
  return (
    typeof plugin === 'string' && /^(?:remark-)?lint-ep\/rules\//.test(plugin)
  )
}

/** What a configuration gives the plugin; where that is off, no rule is on. */
export function optionsIn(value: unknown): unknown {
  if (value !== false) return value
  return {rules: Object.fromEntries(rules.map((d) => [d.id, false]))}
}

/** Finds the configurations of folders, as unified-engine does. */
export class Configs {
  readonly #known = new Map<string, Config>()

  /** The configuration for the files of a folder. */
  of(folder: string): Config {
    const known = this.#known.get(folder)
    if (known) return known
    const config = readIn(folder) ?? this.#above(folder)
    this.#known.set(folder, config)
    return config
  }

  #above(folder: string): Config {
    const parent = dirname(folder)
    return parent === folder ? {options: undefined} : this.of(parent)
  }
}

function readIn(folder: string): Config | undefined {
  for (const name of names) {
    const text = read(join(folder, name))
    if (text === undefined) continue
    const value = parseConfig(name, text)
    if (value !== undefined) return simple(value)
  }

  return undefined
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not there; of a file that cannot be read the engine says why.
    return existsSync(path) ? '' : undefined
  }
}

/** What a configuration holds; what cannot be told is no object. */
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
function simple(value: unknown): Config {
  if (!isObject(value)) return 'other'
  const {plugins, settings, ...rest} = value
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
    ? {options: given}
    : 'other'
}
