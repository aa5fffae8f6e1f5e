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
import {compare, rulesFor, subjectOf} from './judge.js'
import {setJudgement} from './judgement.js'
import {keyOf, lint, type FindingKey} from './lint/plugin.js'
import {
  checkOptions,
  enabledRules,
  OptionError,
  type Options
} from './options.js'
import {
  givenTemplate,
  prepare,
  prepareOld,
  type Ready,
  type ReadyIndex,
  type Surroundings
} from './prepare.js'
import {control, isBroken, repairOnly} from './repair.js'
import {tellBinary, tellEncoding, tellOnce} from './tell.js'

export {rules} from '../rules/index.js'
export type {Edit} from './lint/edits.js'
export type {Context, Problem, Rule} from './lint/rule.js'
export * from './model/index.js'
export {OptionError, type Options, type Severity} from './options.js'

/** Files of one run, as `unified-engine` hands them to plugins. */
type FileSet = object

/** What reaches the disk, and does not in a browser. */
export interface Disk extends Surroundings {
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
        const ready = judge(tree, file, checked, disk, fileSet)
        if (!ready) return
        const isWhole = !isBroken(file) || disk.isUtf8(file)
        // Written back, bytes that could not be read would be lost.
        if (!isWhole) tellEncoding(file, checked.fix === true)
        const parse = (source: string): [Root, VFile] => {
          const {path, cwd} = file
          const again = new VFile({path, cwd, value: source})
          const parsed = this.parse(again)
          return [isRoot(parsed) ? parsed : {type: 'root', children: []}, again]
        }

        setJudgement(file, {
          ...ready,
          isWhole,
          relint(source) {
            const [parsed, again] = parse(source)
            judge(parsed, again, checked, disk, fileSet)
            control(parsed, again)
            return again.messages
          },
          compare(source) {
            if (ready.binding) {
              const old = source === undefined ? undefined : parse(source)
              compare(file, ready, old && prepareOld(...old, ready), checked)
              control(tree, file)
            }
          }
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

/** What was judged, and which of its findings are not told. */
type Judged = (Ready | ReadyIndex) & {covered: FindingKey[]}

/** Judges a file, if it is a proposal; what its baseline covers is not told. */
function judge(
  tree: Root,
  file: VFile,
  options: Options,
  disk: Disk,
  run: object | undefined
): Judged | undefined {
  const ready = prepare(tree, file, options, disk, run)
  if (!ready) return undefined
  const noText = String(file).indexOf('\0')
  if (noText >= 0) {
    tellBinary(file, noText)
    return undefined
  }

  const covers =
    options.baseline === false ? undefined : disk.findBaseline(file)
  lint(file, rulesFor(ready, enabledRules(options)), subjectOf(ready))
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
  readFolder: () => undefined,
  isUtf8: () => false,
  findBaseline: () => undefined
})

export default remarkLintEp
