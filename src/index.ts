import {createPlugin} from './core.js'
import {diskWith} from './folder/disk.js'
import {parse} from './parse.js'

export {applyFixes, type Fixed, type Relint} from './fix.js'
export {OptionError, rules, type Options, type Severity} from './core.js'
export type {Context, Edit, Problem, Rule} from './core.js'
export * from './model/index.js'

/**
 * Checks Enhancement Proposals against their template.
 *
 * @this {import('unified').Processor}
 *   Processor; it gets `remark-lint`, `remark-gfm` and `remark-frontmatter` too.
 * @param {Options | null | undefined} [options]
 *   Options.
 * @returns
 *   Transform; a mistake in the options is a fatal message on the file.
 */
const remarkLintEp = createPlugin(diskWith(parse))

export default remarkLintEp
