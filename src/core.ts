/**
 * The plugin without the disk: for browsers, and for whoever has the template
 * at hand.
 */
import {parse} from './parse.js'
import {createPlugin} from './plugin.js'
import {givenTemplate} from './prepare.js'

export {rules} from '../rules/index.js'
export {applyFixes, type Fixed, type Relint} from './fix.js'
export type {Edit} from './lint/edits.js'
export type {Context, Problem, Rule} from './lint/rule.js'
export * from './model/index.js'
export {OptionError, type Options, type Severity} from './options.js'

/**
 * Checks Enhancement Proposals against their template.
 *
 * @this {import('unified').Processor}
 *   Processor; it gets `remark-lint`, `remark-gfm` and `remark-frontmatter` too.
 * @param {Options | null | undefined} [options]
 *   Options; `template` is what `readTemplate` gives.
 * @returns
 *   Transform.
 */
const remarkLintEp = createPlugin({
  parse,
  findTemplate: givenTemplate,
  readFolder: () => undefined,
  isUtf8: () => false,
  findBaseline: () => undefined
})

export default remarkLintEp
