/**
 * The plugin without the disk: for browsers, and for whoever has the template
 * at hand.
 */
import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkLint from 'remark-lint'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {builtInTemplate} from './built-in.js'
import {isProposal} from './judged.js'
import {lint} from './lint/plugin.js'
import type {Context} from './lint/rule.js'
import {code} from './lint/words.js'
import {bind, type Binding} from './model/binding.js'
import {readProposal} from './model/proposal.js'
import type {Template} from './model/template.js'
import {
  checkOptions,
  checkTemplate,
  enabledRules,
  OptionError,
  type Options
} from './options.js'
import {withoutBom} from './parse.js'

export {rules} from '../rules/index.js'
export type {Edit} from './lint/edits.js'
export type {Context, Problem, Rule} from './lint/rule.js'
export * from './model/index.js'
export {OptionError, type Options, type Severity} from './options.js'

/** The template for a file, and how the file lies to it. */
export interface Found {
  template: Template
  /** What to call it in messages. */
  name: string
  /** The file's path from the folder of the project, if that is known. */
  fromRoot?: string | undefined
  /** Whether the file is the template itself. */
  isTemplate?: boolean
}

/**
 * Finds the template for a file.
 *
 * @throws {OptionError}
 *   Where there is none.
 */
export type FindTemplate = (
  option: Template | URL | string,
  file: VFile
) => Found

/** Binds the document of a file, if it is a proposal. */
export function prepare(
  tree: Root,
  file: VFile,
  options: Options,
  find: FindTemplate
): {binding: Binding; context: Context} | undefined {
  const {template, name, fromRoot, isTemplate} = options.template
    ? find(options.template, file)
    : {template: builtInTemplate(), name: 'built-in'}
  checkTemplate(template, name, options)
  const proposal = readProposal(tree, withoutBom(String(file)))
  const path = (file.path as string | undefined)?.replaceAll('\\', '/')
  if (
    isTemplate ||
    !isProposal(proposal, path, fromRoot, template, options.files)
  ) {
    return undefined
  }

  return {
    binding: bind(proposal, template, options.aliases),
    context: {
      today: options.today ?? new Date().toISOString().slice(0, 10),
      statuses: options.statuses,
      fileName: file.basename
    }
  }
}

/** Files of one run, as `unified-engine` hands them to plugins. */
type FileSet = object

/** Mistakes that a run has told, with the file that they were told in. */
const told = new WeakMap<FileSet, Map<string, string>>()

/** Makes the plugin for a way to find templates. */
export function createPlugin(
  find: FindTemplate
): Plugin<[(Options | null)?, FileSet?], Root> {
  return function (options, fileSet) {
    this.use(remarkLint).use(remarkGfm).use(remarkFrontmatter)
    // Attachers run once per file, so the transformer tells what is wrong.
    return (tree, file) => {
      try {
        const checked = checkOptions(options)
        const ready = prepare(tree, file, checked, find)
        if (ready) {
          lint(file, enabledRules(checked), ready.binding, ready.context)
        }
      } catch (error) {
        if (!(error instanceof OptionError)) throw error
        tell(error.message, file, fileSet)
      }
    }
  }
}

/** Tells a mistake in full once for a run, on other files only where that is. */
function tell(reason: string, file: VFile, fileSet: FileSet | undefined): void {
  const reasons = (fileSet && told.get(fileSet)) ?? new Map<string, string>()
  if (fileSet) told.set(fileSet, reasons)
  const first = reasons.get(reason)
  reasons.set(reason, first ?? file.path)
  const message = file.message(
    first === undefined || first === file.path
      ? reason
      : `Not linted, see ${code(first)}`,
    {source: 'remark-lint-ep', ruleId: 'options'}
  )
  message.fatal = true
}

/** Takes a template that is already read; paths are for the main entry. */
export const givenTemplate: FindTemplate = (option) => {
  if (typeof option === 'string' || option instanceof URL) {
    throw new OptionError(
      `Unexpected ${code(String(option))} for the option \`template\`, expected what \`readTemplate\` gives: \`remark-lint-ep/core\` reads no files`
    )
  }

  return {template: option, name: option.title?.text ?? 'given'}
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
const remarkLintEp = createPlugin(givenTemplate)

export default remarkLintEp
