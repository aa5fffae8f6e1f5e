import {compactKey, isTypo} from '../../document/near-names.js'
import {optionNames} from '../../linter/check-options.js'
import {isList, isObject} from '../../linter/options.js'
import {code} from '../../rule/wording.js'
import {nameFrom} from '../io/path.js'
import type {Configs} from './config.js'
import {isOwn, isOwnRule} from './plugin-names.js'

/** What remark reads of a configuration, and what editors read. */
const keys = ['plugins', 'settings']
const ignored = new Set([...keys, '$schema'])
const example = '`{"plugins": [["remark-lint-ep", {"template": "…"}]]}`'

/**
 * A mistake that keeps options from the plugin, and that remark says nothing of,
 * or nothing that can be understood.
 */
export function mistakeIn(value: unknown): string | undefined {
  if (isList(value)) {
    return `Unexpected list as the configuration, expected an object such as ${example}`
  }

  if (!isObject(value)) return undefined
  for (const key of unknownKeys(value)) {
    if (isOwn(key) || optionNames.includes(key)) {
      return `Unexpected key ${code(key)} of the configuration, expected it within \`plugins\`, such as ${example}`
    }

    const near = keys.find((d) => isMeant(key, d))
    if (near !== undefined) {
      return `Unexpected key ${code(key)} of the configuration, expected ${code(near)}`
    }
  }

  return mistakeInPlugins(value['plugins'])
}

/** Notes on configurations that are not about the plugin, and have no effect. */
export function configNotes(configs: Configs, cwd: string): string[] {
  return Array.from(configs.all()).flatMap(({path, value}) => {
    const key = mistakeIn(value) === undefined && keyWithoutEffect(value)
    return path !== undefined && typeof key === 'string'
      ? `${nameFrom(cwd, path)} does not configure remark-lint-ep: nothing reads its key ${code(key)}, expected \`plugins\``
      : []
  })
}

/** The first key that nothing reads, where the plugin is not configured. */
function keyWithoutEffect(value: unknown): string | undefined {
  if (!isObject(value) || namesOwn(value['plugins'])) return undefined
  return unknownKeys(value)[0]
}

function isMeant(key: string, name: string): boolean {
  const given = compactKey(key)
  const meant = compactKey(name)
  return given === meant || isTypo(given, meant)
}

function unknownKeys(value: Record<string, unknown>): string[] {
  return Object.keys(value).filter((d) => !ignored.has(d))
}

function namesOwn(plugins: unknown): boolean {
  const names: unknown[] = isList(plugins)
    ? plugins.map((d: unknown) => (isList(d) ? d[0] : d))
    : Object.keys(isObject(plugins) ? plugins : {})
  return names.some((d) => isOwn(d) || isOwnRule(d))
}

/** Options that are none, or stand beside the plugin and not in one list with it. */
function mistakeInPlugins(plugins: unknown): string | undefined {
  const entries: unknown[] = isList(plugins)
    ? plugins
    : Object.entries(isObject(plugins) ? plugins : {})
  for (const entry of entries) {
    const [name, options]: unknown[] = isList(entry) ? entry : []
    const isNone = typeof options === 'string' || typeof options === 'number'
    if (isOwn(name) && isNone) {
      return `Unexpected options ${code(JSON.stringify(options))}, expected an object such as \`{"template": "EP-TEMPLATE.md"}\``
    }
  }

  if (!isList(plugins)) return undefined
  const isBeside = plugins.some(
    (d: unknown, index) =>
      isObject(d) &&
      !('plugins' in d) &&
      !('settings' in d) &&
      (isOwn(plugins[index - 1]) || Object.keys(d).some(isOwn))
  )
  return isBeside
    ? `Unexpected options beside \`remark-lint-ep\`, expected them in a list with it, such as ${example}`
    : undefined
}
