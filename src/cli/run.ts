import {existsSync, statSync} from 'node:fs'
import {resolve} from 'node:path'
import {Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {globSync, hasMagic} from 'glob'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified, type PluggableList} from 'unified'
import {engine, type Options as EngineOptions} from 'unified-engine'
import type {VFile} from 'vfile'
import remarkLintEp, {type Options} from '../index.js'
import {UsageError} from './args.js'
import {tellObstacles} from './obstacle.js'

/** Where files come from, and what wins over their configuration. */
export interface Input {
  cwd: string
  paths: readonly string[]
  /** What comes from standard input, if that is what is linted. */
  stdin: {text: string; name: string | undefined} | undefined
  options: Options
  /** Called for each file that was looked at. */
  onFile?: () => void
}

const extensions = ['md', 'markdown', 'mdown', 'mkdn', 'mkd', 'mdwn', 'mkdown']

/**
 * Lints files as remark does: found, ignored and configured the same way.
 *
 * @throws {UsageError}
 *   For a path or glob that matches nothing.
 */
export async function run({
  cwd,
  paths,
  stdin,
  options,
  onFile
}: Input): Promise<VFile[]> {
  for (const path of paths) {
    const isThere = hasMagic(path)
      ? globSync(path, {cwd}).length > 0
      : path !== '' && existsSync(resolve(cwd, path))
    if (!isThere) {
      throw new UsageError(
        `Unexpected path \`${path}\`, expected a file, folder or glob that is there`
      )
    }
  }

  const plugins: PluggableList = [[remarkLintEp, options], () => onFile]
  return new Promise((done, fail) => {
    engine(
      {
        processor: unified().use(remarkParse).use(remarkGfm).use(nothing),
        cwd,
        files: [...paths],
        streamIn: Readable.from(stdin ? [stdin.text] : []),
        filePath: stdin?.name,
        extensions,
        rcName: '.remarkrc',
        packageField: 'remarkConfig',
        pluginPrefix: 'remark',
        configTransform: withOwnPlugin,
        ignoreName: '.remarkignore',
        plugins,
        silentlyIgnore: true,
        output: false,
        out: false,
        reporter: () => '',
        streamError: process.stderr
      },
      (error, _, context) => {
        if (context) {
          tellObstacles(context.files)
          done(context.files)
        } else {
          fail(error ?? new Error('Expected files'))
        }
      }
    )
  })
}

/** Whether a path is that of a file, or leads to one. */
export function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false
}

/** Nothing is compiled: repairs are edits of the source. */
function nothing(this: {compiler?: unknown}): void {
  this.compiler = () => ''
}

const own = new Set<unknown>(['remark-lint-ep', 'lint-ep'])

const here = fileURLToPath(new URL('../index.js', import.meta.url))

type Config = NonNullable<EngineOptions['defaultConfig']>
type Entry = Extract<NonNullable<Config['plugins']>, readonly unknown[]>[number]

/**
 * A configuration that names this package gets this very one: in a hook of
 * pre-commit it is not installed beside the configuration.
 */
function withOwnPlugin(config: Config): Config {
  const {plugins} = config
  if (!plugins || typeof plugins !== 'object') return config
  const list: Entry[] = Array.isArray(plugins)
    ? plugins
    : Object.entries(plugins)
  return {
    ...config,
    plugins: list.map((entry): Entry => {
      if (own.has(entry)) return here
      if (!Array.isArray(entry) || !own.has(entry[0])) return entry
      return [here, ...entry.slice(1)]
    })
  }
}
