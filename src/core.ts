/**
 * The plugin without the disk: for browsers, and for whoever has the template
 * at hand.
 */
import {parse} from './remark/parse.js'
import {createPlugin} from './linter/plugin.js'
import {givenTemplate, NoHistory} from './linter/host.js'

export {isMissing} from './binding/binding.js'
export {parse, type Parse} from './remark/parse.js'
export {
  factsOf,
  type FieldFacts,
  type SectionFacts,
  type TemplateFacts
} from './template/facts.js'
export type {Doubt} from './template/doubts.js'
export {rules} from '../rules/index.js'
export {
  applyFixes,
  type Fixed,
  type Relint,
  type Wanted
} from './linter/apply-fixes.js'
export type {Edit} from './markdown/edits.js'
export type {Context, Problem, Rule} from './rule/rule.js'
export * from './model.js'
export {OptionError, type Options, type Severity} from './linter/options.js'

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
const remarkLintEp = createPlugin((session) => ({
  parseBeside: parse,
  findTemplate: givenTemplate,
  findPastTemplate: () => {
    throw new NoHistory('`remark-lint-ep/core` knows no git')
  },
  findOwnTemplate: () => undefined,
  isInRun: () => false,
  readFolder: () => undefined,
  readBeside: () => undefined,
  isUtf8: () => false,
  findBaseline: () => undefined,
  session
}))

export default remarkLintEp
