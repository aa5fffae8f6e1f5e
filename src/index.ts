import {diskHost} from './disk/host.js'
import {parse} from './remark/parse.js'
import {createPlugin} from './linter/plugin.js'

export * from './core.js'

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
const remarkLintEp = createPlugin((session) => diskHost(parse, session))

export default remarkLintEp
