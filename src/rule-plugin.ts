import {rules} from '../rules/index.js'
import {disk} from './folder/disk.js'
import {subjectOf} from './judge.js'
import {toPlugin} from './lint/plugin.js'
import {checkOptions, type Options} from './options.js'
import {prepare} from './prepare.js'

/** What one rule can be told, as all but `rules` of the plugin's options. */
export type RuleOptions = Omit<Options, 'rules'>

/**
 * One rule as a plugin of its own, for those who list rules one by one.
 *
 * @param id
 *   Id of a rule.
 * @returns
 *   Plugin that takes a severity, options or both, as remark-lint rules do.
 */
export function rulePlugin(
  id: string
): ReturnType<typeof toPlugin<RuleOptions>> {
  const rule = rules.find((d) => d.id === id)
  if (!rule) throw new Error(`Unexpected rule \`${id}\`, expected a known one`)
  return toPlugin<RuleOptions>(rule, (tree, file, options) => {
    const ready = prepare(tree, file, checkOptions(options), disk)
    return ready && subjectOf(ready)
  })
}
