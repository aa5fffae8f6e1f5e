import type {Root} from 'mdast'
import {lintRule} from 'unified-lint-rule'
import {rules} from '../rules/index.js'
import {diskWith} from './folder/disk.js'
import {subjectOf} from './judge.js'
import {lint} from './lint/tell.js'
import {urlOf} from './lint/url.js'
import {checkOptions, type Options} from './options.js'
import {parse} from './parse.js'
import {prepare} from './prepare.js'

/** What one rule can be told, as all but `rules` of the plugin's options. */
export type RuleOptions = Omit<Options, 'rules'>

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
  const rule = rules.find((d) => d.id === id)
  if (!rule) throw new Error(`Unexpected rule \`${id}\`, expected a known one`)
  return lintRule<Root, RuleOptions>(
    {origin: `remark-lint:${id}`, url: urlOf(id)},
    (tree, file, options) => {
      const ready = prepare(tree, file, checkOptions(options), disk)
      if (ready) lint(file, [{rule, fatal: false}], subjectOf(ready))
    }
  )
}
