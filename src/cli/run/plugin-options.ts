import {resolve} from 'node:path'
import {isList, isObject, type Options} from '../../linter/options.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'

/** The options of the plugin that the command line gives. */
export function optionsOf(
  {history, reportUnusedDisables, template, rules}: Args,
  {cwd}: Io
): Pick<Options, 'history' | 'reportUnusedDisables' | 'template'> & {
  rules: Args['rules']
} {
  return {
    rules,
    ...(history && {history}),
    ...(reportUnusedDisables && {reportUnusedDisables}),
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
function overridesFor(
  overrides: unknown,
  {history, rules = {}, template}: Options
): unknown {
  if (!isList(overrides)) return undefined
  return overrides.map((override: unknown) => {
    if (!isObject(override)) return override
    const {
      template: named,
      history: own,
      rules: severities,
      ...others
    } = override
    return {
      ...others,
      ...(template === undefined && named !== undefined && {template: named}),
      ...(history === undefined && own !== undefined && {history: own}),
      ...(severities !== undefined && {
        rules: isObject(severities) ? {...severities, ...rules} : severities
      })
    }
  })
}
