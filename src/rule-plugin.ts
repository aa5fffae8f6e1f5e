import type {Root} from 'mdast'
import {lintRule} from 'unified-lint-rule'
import {rules} from '../rules/index.js'
import {diskHost} from './disk/host.js'
import type {Host} from './linter/host.js'
import {lintFile} from './linter/lint-file.js'
import {report} from './linter/report.js'
import {urlOf} from './rule/url.js'
import {checkOptions} from './linter/check-options.js'
import type {Options, Severity} from './linter/options.js'
import {parse} from './remark/parse.js'

/** What one rule can be told, as the plugin but for what tells rules apart. */
export type RuleOptions = Omit<Options, 'fix' | 'insert' | 'rules'>

const host: Host = {
  ...diskHost(parse, undefined),
  // Lints no other text of a file, as single rules fix nothing.
  parse: (file) => parse(String(file)),
  comments: undefined
}

/**
 * One rule as a plugin of its own, for those who list rules one by one.
 *
 * @param id
 *   Id of a rule.
 * @returns
 *   Plugin that takes a severity, options or both, as remark-lint rules do, and
 *   brings no message control along.
 */
export function rulePlugin(
  id: string
): ReturnType<typeof lintRule<Root, RuleOptions>> {
  if (!rules.some((d) => d.id === id)) {
    throw new Error(`Unexpected rule \`${id}\`, expected a known one`)
  }

  const alone = Object.fromEntries(
    rules.map((d): [string, Severity] => [d.id, d.id === id ? 'warn' : false])
  )
  return lintRule<Root, RuleOptions>(
    {origin: `remark-lint:${id}`, url: urlOf(id)},
    (tree, file, options) => {
      const {overrides, ...others} = checkOptions(options)
      const own = {
        ...others,
        rules: alone,
        overrides: overrides?.map((d) => ({...d, rules: alone}))
      }
      report(file, lintFile(tree, file, own, host).shown)
    }
  )
}
