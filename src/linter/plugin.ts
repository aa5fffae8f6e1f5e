import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkLint from 'remark-lint'
import type {Plugin, Processor} from 'unified'
import type {Node} from 'unist'
import {isFrontMatterOpen, withoutBom} from '../markdown/source.js'
import * as comments from '../remark/disable-comments.js'
import {matters, parse} from '../remark/parse.js'
import {setResult} from './file-data.js'
import {hasEdits} from './apply-fixes.js'
import {reportOptions, reportUnwritten} from './file-errors.js'
import {writeFixesOnly} from './fix-file.js'
import {withoutDisabled} from './check-comments.js'
import type {Host, Surroundings} from './host.js'
import {lintFile} from './lint-file.js'
import {OptionError, type Options} from './options.js'
import type {FoundProblem} from './problem.js'
import {report} from './report.js'

/** Files of one run, as `unified-engine` hands them to plugins. */
type FileSet = object

/**
 * Makes the plugin.
 *
 * @param surroundingsFor
 *   Gives what is outside of the files of a session.
 */
export function createPlugin(
  surroundingsFor: (session: FileSet | undefined) => Surroundings
): Plugin<[(Options | null)?, FileSet?], Root> {
  // By its name the command tells it from others in a configuration.
  return function remarkLintEp(options, fileSet) {
    this.use(remarkLint).use(remarkGfm).use(remarkFrontmatter, matters)
    keepOpenFrontMatter(this)
    const host: Host = {
      ...surroundingsFor(fileSet),
      parse: (file) => {
        const tree = this.parse(file)
        return isRoot(tree) ? tree : {type: 'root', children: []}
      },
      comments
    }
    const {fix, insert} = {fix: false, insert: false, ...options}
    const wanted = {fix, insert}
    const isWriting = fix === true || insert === true
    if (isWriting) writeFixesOnly(this, wanted, fileSet)

    // Attachers run once per file, so the transformer reports what is wrong.
    return (tree, file) => {
      try {
        const result = lintFile(tree, file, options, host)
        setResult(file, result)
        const {shown} = result
        const isTold = ({toldIn}: FoundProblem) =>
          toldIn !== undefined && host.isInRun(toldIn.file, file)
        // Remark's own control knows no reasons in comments.
        const enabled = withoutDisabled(shown, tree, file, host)
        report(
          file,
          enabled.filter((d) => !isTold(d))
        )
        if (isWriting && shown.some((d) => d.fatal && hasEdits(d, wanted))) {
          reportUnwritten('errors', file, fileSet)
        }
      } catch (error) {
        if (!(error instanceof OptionError)) throw error
        reportOptions(error, file, fileSet)
      }
    }
  }
}

/**
 * Parses documents whose front matter has no end without the extension, which
 * would take all lists and quotes in them for paragraphs.
 */
function keepOpenFrontMatter(processor: Processor): void {
  const {parser} = processor
  if (!parser) return
  processor.parser = (document, file) => {
    const source = withoutBom(document)
    return isFrontMatterOpen(source) ? parse(source) : parser(document, file)
  }
}

/** The types of unified know any parser; remark's gives a root. */
function isRoot(node: Node): node is Root {
  return node.type === 'root'
}
