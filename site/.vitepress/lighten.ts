import {fileURLToPath} from 'node:url'
import type {Plugin} from 'vite'

const late = fileURLToPath(new URL('../playground/late.ts', import.meta.url))

/** Functions of parsers that are loaded when they are first called. */
const parsers: Readonly<Record<string, readonly string[]>> = {
  yaml: ['isAlias', 'isMap', 'isScalar', 'isSeq', 'parseDocument'],
  'smol-toml': ['parse'],
  // A list of two thousand names, such as `&nbsp;`.
  'decode-named-character-reference': ['decodeNamedCharacterReference']
}

/** Packages that the playground never comes to, and what is imported of them. */
const unused: Readonly<Record<string, string>> = {
  // Globs are for the option `files`.
  picomatch: 'export default () => () => true',
  // Nothing writes Markdown from a tree.
  'mdast-util-to-markdown': 'export const defaultHandlers = {}'
}

const ours = /\/(?:dist\/src|node_modules)\//

/** Leaves out of the worker what it does not need, or not yet. */
export const lighten: Plugin = {
  name: 'lighten',
  enforce: 'pre',
  resolveId(id, importer = '') {
    if (id in unused && ours.test(importer)) return `\0unused:${id}`
    return id in parsers && ours.test(importer) ? `\0late:${id}` : undefined
  },
  load(id) {
    // The pages of rules are those of this site.
    if (id.endsWith('/dist/src/rule/url.js')) {
      return 'export const urlOf = (id) => id'
    }

    const [, kind, name = ''] = /^\0(late|unused):(.*)/.exec(id) ?? []
    if (kind === 'unused') return unused[name]
    return kind === 'late'
      ? `import {call} from ${JSON.stringify(late)}\n${(parsers[name] ?? [])
          .map((d) => `export const ${d} = (...args) => call('${d}', args)\n`)
          .join('')}`
      : undefined
  }
}
