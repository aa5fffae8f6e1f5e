import {Readable} from 'node:stream'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified, type PluggableList, type Preset} from 'unified'
import {engine, type Options as EngineOptions} from 'unified-engine'
import {VFile} from 'vfile'
import remarkLintEp, {type Options} from '../../index.js'
import {optionsIn} from './config.js'
import {rewordEngineErrors} from './file-errors.js'
import {isOwn, isOwnRule} from './plugin-names.js'

/** Which files are linted, and how. */
export interface EngineInput {
  cwd: string
  /** The absolute paths of files. */
  files: readonly string[]
  /** Standard input, if that is linted instead of files. */
  stdin: {text: string; name: string | undefined} | undefined
  /** Options of the plugin that win over those of configurations. */
  options: Options
  /** The path of the configuration, `false` for none; default: those above files. */
  config: string | false | undefined
  /** Called for each file that was linted. */
  onFile: () => void
}

/** Lints files as remark does, with all plugins of their configuration. */
export async function runEngine({
  cwd,
  files,
  stdin,
  options,
  config,
  onFile
}: EngineInput): Promise<VFile[]> {
  const plugins: PluggableList = [[remarkLintEp, options], () => onFile]
  return new Promise((done, fail) => {
    engine(
      {
        processor: unified()
          .use(remarkParse)
          .use(remarkGfm)
          .use(compileNothing),
        cwd,
        // As files, since the engine takes a path such as `[a].md` for a glob.
        files: files.map((path) => new VFile({cwd, path})),
        streamIn: Readable.from(stdin ? [stdin.text] : []),
        filePath: stdin?.name,
        rcName: '.remarkrc',
        rcPath: config === false ? undefined : config,
        detectConfig: config === undefined,
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
          rewordEngineErrors(context.files)
          done(context.files)
        } else {
          fail(error ?? new Error('Expected files'))
        }
      }
    )
  })
}

/** Compiles to nothing: fixes are edits of the source. */
function compileNothing(this: {compiler?: unknown}): void {
  this.compiler = () => ''
}

type Config = NonNullable<EngineOptions['defaultConfig']>
type Entry = Extract<NonNullable<Config['plugins']>, readonly unknown[]>[number]

/**
 * Replaces the plugin in a configuration by the one that runs here: with
 * pre-commit none is installed beside the configuration, and an installed one may
 * have another version.
 */
function withOwnPlugin(config: Config): Config {
  const {plugins} = config
  if (!plugins || typeof plugins !== 'object') return config
  const list: Entry[] = Array.isArray(plugins)
    ? plugins
    : Object.entries(plugins)
  // Rules that are listed one by one are the only ones that are on.
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
