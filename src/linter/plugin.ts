import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkLint from 'remark-lint'
import type {Plugin} from 'unified'
import type {Node} from 'unist'
import {control} from '../remark/disable-comments.js'
import type {Disk} from './run-rules.js'
import {lintFile, type Tools} from './lint-file.js'
import type {Options} from './options.js'
import {repairOnly} from './fix-file.js'

/** Files of one run, as `unified-engine` hands them to plugins. */
type FileSet = object

/** Makes the plugin for a way to reach the disk. */
export function createPlugin(
  disk: Disk
): Plugin<[(Options | null)?, FileSet?], Root> {
  // By its name the command tells it from others in a configuration.
  return function remarkLintEp(options, fileSet) {
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
