import type {Root} from 'mdast'
import {lintRule} from 'unified-lint-rule'
import {rules} from '../rules/index.js'
import {diskWith} from './disk/host.js'
import {judge} from './linter/run-rules.js'
import {urlOf} from './rule/url.js'
import {checkOptions, type Options, type Severity} from './linter/options.js'
import {parse} from './remark/parse.js'

/** What one rule can be told, as the plugin but for what tells rules apart. */
export type RuleOptions = Omit<Options, 'rules' | 'fix'>

const disk = diskWith(parse)

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
      judge(
        tree,
        file,
        {...checkOptions(options), rules: alone},
        disk,
        undefined
      )
    }
  )
}
