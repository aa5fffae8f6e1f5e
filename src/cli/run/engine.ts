import {Readable} from 'node:stream'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified, type PluggableList, type Preset} from 'unified'
import {engine, type Options as EngineOptions} from 'unified-engine'
import {VFile} from 'vfile'
import remarkLintEp, {type Options} from '../../index.js'
import {isOwn, isOwnRule, optionsIn} from './config.js'
import {tellObstacles} from './obstacle.js'

/** What is linted, and what wins over its configuration. */
export interface Input {
  cwd: string
  /** The absolute paths of files. */
  files: readonly string[]
  /** What comes from standard input, if that is what is linted. */
  stdin: {text: string; name: string | undefined} | undefined
  options: Options
  /** Called for each file that was looked at. */
  onFile: () => void
}

/** Lints files as remark does, with all plugins of their configuration. */
export async function runEngine({
  cwd,
  files,
  stdin,
  options,
  onFile
}: Input): Promise<VFile[]> {
  const plugins: PluggableList = [[remarkLintEp, options], () => onFile]
  return new Promise((done, fail) => {
    engine(
      {
        processor: unified().use(remarkParse).use(remarkGfm).use(nothing),
        cwd,
        // A name may look like a glob.
        files: files.map((path) => new VFile({cwd, path})),
        streamIn: Readable.from(stdin ? [stdin.text] : []),
        filePath: stdin?.name,
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

/** Nothing is compiled: repairs are edits of the source. */
function nothing(this: {compiler?: unknown}): void {
  this.compiler = () => ''
}

type Config = NonNullable<EngineOptions['defaultConfig']>
type Entry = Extract<NonNullable<Config['plugins']>, readonly unknown[]>[number]

/**
 * A configuration that has this plugin gets this very one: in a hook of
 * pre-commit it is not installed beside the configuration, and where it is, it
 * is not the same.
 */
function withOwnPlugin(config: Config): Config {
  const {plugins} = config
  if (!plugins || typeof plugins !== 'object') return config
  const list: Entry[] = Array.isArray(plugins)
    ? plugins
    : Object.entries(plugins)
  // Where rules are listed one by one, others are off.
  const named = list.map((d) => pluginOf(d))
  const isListed = named.some(isOwnRule) && !named.some(isOwn)
  const all: Entry[] = isListed ? [...list, ['remark-lint-ep', false]] : list
  return {...config, plugins: all.map((d) => withOwnIn(d))}
}

function pluginOf(entry: Entry): unknown {
  return Array.isArray(entry) ? entry[0] : entry
}

function withOwnIn<Given extends Entry>(entry: Given): Given | Preset {
  const [plugin, options]: unknown[] = Array.isArray(entry) ? entry : [entry]
  if (isOwn(plugin)) return {plugins: [[remarkLintEp, optionsIn(options)]]}
  if (!isPreset(entry)) return entry
  const preset: Preset = entry
  return {...preset, plugins: preset.plugins?.map((d) => withOwnIn(d))}
}

function isPreset(entry: unknown): entry is Preset {
  return typeof entry === 'object' && entry !== null && 'plugins' in entry
}
