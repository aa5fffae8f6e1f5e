/**
 * The plugin without the disk: for browsers, and for whoever has the template
 * at hand.
 */
import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkLint from 'remark-lint'
import type {Plugin} from 'unified'
import type {Node} from 'unist'
import type {Disk} from './judge.js'
import {lintFile, type Tools} from './lint-file.js'
import type {Options} from './options.js'
import {parse} from './parse.js'
import {givenTemplate} from './prepare.js'
import {control} from './control.js'
import {repairOnly} from './repair.js'

export {rules} from '../rules/index.js'
export type {Edit} from './lint/edits.js'
export type {Context, Problem, Rule} from './lint/rule.js'
export * from './model/index.js'
export {OptionError, type Options, type Severity} from './options.js'
export type {Covers, Disk} from './judge.js'

/** Files of one run, as `unified-engine` hands them to plugins. */
type FileSet = object

/** Makes the plugin for a way to reach the disk. */
export function createPlugin(
  disk: Disk
): Plugin<[(Options | null)?, FileSet?], Root> {
  return function (options, fileSet) {
    this.use(remarkLint).use(remarkGfm).use(remarkFrontmatter)
    if (options?.fix === true) repairOnly(this, fileSet)
    const tools: Tools = {
      disk,
      run: fileSet,
      parse: (file) => {
        const tree = this.parse(file)
        return isRoot(tree) ? tree : {type: 'root', children: []}
      },
      control
    }
    // Attachers run once per file, so the transformer tells what is wrong.
    return (tree, file) => {
      lintFile(tree, file, options, tools)
    }
  }
}

/** The types of unified know any parser; remark's gives a root. */
function isRoot(node: Node): node is Root {
  return node.type === 'root'
}

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
