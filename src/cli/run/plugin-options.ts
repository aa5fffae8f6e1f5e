import {resolve} from 'node:path'
import {isList, isObject, type Options} from '../../linter/options.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'

/** The options of the plugin that the command line gives. */
export function optionsOf(
  {template, rules}: Args,
  {cwd}: Io
): {
  template?: string
  rules: Args['rules']
} {
  return {
    rules,
    ...(template !== undefined && {template: resolve(cwd, template)})
  }
}

/** The options of a configuration; those of the command line win. */
export function mergeOptions(config: unknown, options: Options): object {
  if (!isObject(config)) return options
  const rules = isObject(config['rules'])
    ? {...config['rules'], ...options.rules}
    : (config['rules'] ?? options.rules)
  const overrides = overridesFor(config['overrides'], options)
  return {
    ...config,
    ...(overrides !== undefined && {overrides}),
    ...options,
    rules
  }
}

/** The overrides of a configuration without what the command line settles. */
function overridesFor(overrides: unknown, {template}: Options): unknown {
  if (template === undefined || !isList(overrides)) return undefined
  return overrides.map((override: unknown) => {
    if (!isObject(override)) return override
    const {template: _, ...others} = override
    return others
  })
}
