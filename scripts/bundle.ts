/**
 * Bundles the command as CommonJS, minified and in chunks that are loaded when
 * they are needed: Node starts it several times as fast as a tree of modules.
 */
import {createHash} from 'node:crypto'
import {readFileSync, rmSync} from 'node:fs'
import {resolve} from 'node:path'
import {globSync} from 'glob'
import {build, type BuildOptions, type Plugin} from 'rolldown'
import {builtInTemplate} from '../src/template/built-in.js'
import {packTemplate} from '../src/template/serialize.js'
import {parse} from '../src/remark/parse.js'

// As deep as the modules are, so that relative URLs to the package hold.
const dir = 'dist/bin/cli'

/** Packages that few runs need, and what is imported from them. */
const lazy: Readonly<Record<string, readonly string[]>> = {
  'node:child_process': ['execFile', 'execFileSync'],
  'node:crypto': ['createHash', 'createHmac', 'randomBytes'],
  'node:readline': ['createInterface'],
  'node:readline/promises': ['createInterface'],
  'node:stream/consumers': ['buffer'],
  'github-slugger': ['slug'],
  picocolors: ['createColors'],
  picomatch: ['default'],
  'smol-toml': ['parse'],
  yaml: [
    'isAlias',
    'isMap',
    'isScalar',
    'isSeq',
    'parse',
    'parseDocument',
    'stringify'
  ]
}

/** Loads such a package when one of its functions is first called. */
const loadLate: Plugin<unknown> = {
  name: 'load-late',
  resolveId(id, importer) {
    const isOurs = !importer?.includes('node_modules')
    return isOurs && id in lazy ? {id: `late:${id}`} : undefined
  },
  load(id) {
    const name = id.replace(/^late:/, '')
    return lazy[name]
      ?.map((d, index) => {
        const found = d === 'default' ? '' : `.${d}`
        const from = name.startsWith('node:') ? name : `./${name}.cjs`
        const call = `module.require('${from}')${found}(...rest)`
        return `const f${String(index)} = (...rest) => ${call}\nexport {f${String(index)} as ${d}}\n`
      })
      .join('')
  }
}

/** The built-in template, read beforehand. */
const knowTemplate: Plugin<unknown> = {
  name: 'know-template',
  load(id) {
    if (!id.endsWith('src/template/built-in.js')) return undefined
    const data = JSON.stringify(packTemplate(builtInTemplate(parse)))
    return `import {unpackTemplate} from './serialize.js'
const data = ${JSON.stringify(data)}
let known
export function builtInTemplate() {
  known ??= unpackTemplate(JSON.parse(data))
  return known
}`
  }
}

/** What the bundle is made of, so that none takes what another left. */
const knowBuild: Plugin<unknown> = {
  name: 'know-build',
  load(id) {
    if (!id.endsWith('src/cli/cache/build-hash.js')) return undefined
    const hash = createHash('sha1')
    const files = ['dist/src', 'dist/rules'].flatMap((d) =>
      globSync(`${d}/**/*.js`).sort()
    )
    for (const file of files) hash.update(readFileSync(file))
    return `export const build = () => '${hash.digest('hex')}'`
  }
}

/** Installed for the package, the binding of satteri need not lie beside us. */
const findBinding: Plugin<unknown> = {
  name: 'find-binding',
  transform: {
    filter: {id: /satteri\/index\.js$/},
    handler: (code) =>
      code.replace(
        'createRequire(import.meta.url)',
        `((ours) => (id) => {
          if (id.startsWith('.')) throw new Error('Not part of the bundle')
          try { return ours(id) }
          catch { return createRequire(ours.resolve('satteri'))(id) }
        })(createRequire(import.meta.url))`
      )
  }
}

/** In ASCII, what is read takes half as much memory. */
const writeAscii: Plugin<unknown> = {
  name: 'write-ascii',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue
      chunk.code = chunk.code.replace(
        /[^\0-\u007F]/g,
        (d) => `\\u${d.charCodeAt(0).toString(16).padStart(4, '0')}`
      )
    }
  }
}

/** What a run that lints loads, whatever it finds; each with all it imports. */
const always = importedFrom(
  ['cli/start/entry', 'cli/start/main', 'cli/commands/lint']
    .concat(['cli/run/file-linter', 'cli/run/outcome', 'report/stylish'])
    .map((d) => resolve(`dist/src/${d}.js`))
)

/** Modules of ours, and all of ours that they import statically. */
function importedFrom(modules: readonly string[]): ReadonlySet<string> {
  const found = new Set(modules)
  for (const path of found) {
    const code = readFileSync(path, 'utf8')
    for (const [, id = ''] of code.matchAll(
      /^(?:im|ex)port .*from '(\..*)'/gm
    )) {
      found.add(resolve(path, '..', id))
    }
  }

  return found
}

function isAlways(id: string): boolean {
  if (/\/node_modules\/vfile(?:-location|-message)?\//.test(id)) return true
  return always.has(id)
}

const output = {dir, format: 'cjs', minify: true} as const
const common: BuildOptions = {
  platform: 'node',
  logLevel: 'warn',
  // Most of satteri is for its own plugins.
  treeshake: {
    moduleSideEffects: [{test: /node_modules\/satteri\//, sideEffects: false}]
  }
}

rmSync(dir, {recursive: true, force: true})
await build({
  ...common,
  input: {main: 'dist/src/cli/start/entry.js'},
  plugins: [knowTemplate, knowBuild, loadLate, findBinding, writeAscii],
  output: {
    ...output,
    // Each chunk takes a millisecond to find.
    codeSplitting: {
      groups: [{name: 'lint', test: isAlways}]
    },
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs'
  }
})
await build({
  ...common,
  input: {'ep-lint': 'dist/src/cli/start/start.js'},
  plugins: [loadLate],
  output: {...output, entryFileNames: '[name].cjs'}
})
for (const [name, imports] of Object.entries(lazy)) {
  if (name.startsWith('node:')) continue
  await build({
    ...common,
    input: {[name]: name},
    output: {
      ...output,
      entryFileNames: '[name].cjs',
      exports: imports.includes('default') ? 'auto' : 'named'
    }
  })
}
