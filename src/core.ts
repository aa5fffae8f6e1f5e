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
import {VFile} from 'vfile'
import {builtInTemplate} from './built-in.js'
import type {Relint} from './fix.js'
import {isProposal} from './judged.js'
import {setJudgement} from './judgement.js'
import {keyOf, lint, type FindingKey} from './lint/plugin.js'
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
import {control, isBroken, repairOnly} from './repair.js'
import {tellBinary, tellEncoding, tellOnce} from './tell.js'

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

/** A proposal ready to be judged. */
export interface Ready {
  binding: Binding
  context: Context
  /** What its template is called in messages. */
  name: string
}

/** Binds the document of a file, if it is a proposal. */
export function prepare(
  tree: Root,
  file: VFile,
  options: Options,
  find: FindTemplate
): Ready | undefined {
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
    name,
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

/** What reaches the disk, and does not in a browser. */
export interface Disk {
  findTemplate: FindTemplate
  /** Whether the bytes of a file, whose text has U+FFFD, are UTF-8. */
  isUtf8: (file: VFile) => boolean
  /** What a file's baseline covers, if it has one. */
  findBaseline: (file: VFile) => Covers | undefined
}

/** Tells which of a file's findings a baseline covers, by their index. */
export type Covers = (keys: readonly FindingKey[]) => ReadonlySet<number>

/** Makes the plugin for a way to reach the disk. */
export function createPlugin(
  disk: Disk
): Plugin<[(Options | null)?, FileSet?], Root> {
  return function (options, fileSet) {
    this.use(remarkLint).use(remarkGfm).use(remarkFrontmatter)
    if (options?.fix === true) repairOnly(this, fileSet)
    // Attachers run once per file, so the transformer tells what is wrong.
    return (tree, file) => {
      try {
        const checked = checkOptions(options)
        const ready = judge(tree, file, checked, disk)
        if (!ready) return
        const isWhole = !isBroken(file) || disk.isUtf8(file)
        // Written back, bytes that could not be read would be lost.
        if (!isWhole) tellEncoding(file, checked.fix === true)
        const relint: Relint = (source) => {
          const {path, cwd} = file
          const again = new VFile({path, cwd, value: source})
          const parsed = this.parse(again)
          if (isRoot(parsed)) {
            judge(parsed, again, checked, disk)
            control(parsed, again)
          }

          return again.messages
        }

        const {binding, name: template, covered} = ready
        setJudgement(file, {
          binding,
          template,
          relint,
          isWhole,
          covered
        })
      } catch (error) {
        if (!(error instanceof OptionError)) throw error
        tellOnce(error.message, file, fileSet)
      }
    }
  }
}

/** The types of unified know any parser; remark's gives a root. */
function isRoot(node: Node): node is Root {
  return node.type === 'root'
}

/** Judges a file, if it is a proposal; what its baseline covers is not told. */
function judge(
  tree: Root,
  file: VFile,
  options: Options,
  disk: Disk
): (Ready & {covered: FindingKey[]}) | undefined {
  const ready = prepare(tree, file, options, disk.findTemplate)
  if (!ready) return undefined
  if (String(file).includes('\0')) {
    tellBinary(file)
    return undefined
  }

  const covers =
    options.baseline === false ? undefined : disk.findBaseline(file)
  lint(file, enabledRules(options), ready.binding, ready.context)
  if (!covers) return {...ready, covered: []}
  const own = file.messages.flatMap((message) => {
    const key = keyOf(message)
    return key ? {message, key} : []
  })
  const indexes = covers(own.map((d) => d.key))
  const hidden = own.filter((_, index) => indexes.has(index))
  const messages = new Set(hidden.map((d) => d.message))
  file.messages = file.messages.filter((d) => !messages.has(d))
  return {...ready, covered: hidden.map((d) => d.key)}
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
const remarkLintEp = createPlugin({
  findTemplate: givenTemplate,
  isUtf8: () => false,
  findBaseline: () => undefined
})

export default remarkLintEp
