import {copyFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {defineConfig} from 'vitepress'
import type {Plugin} from 'vite'
import {checkSize} from '../scripts/check-size'
import {lighten} from './lighten'
import {markSources} from './mark-sources'
import {nav, sidebar} from './sidebar'

const docs = new URL('../../docs/', import.meta.url)

/** Guides lie outside of this package and do not see what it installs. */
const findVue: Plugin = {
  name: 'find-vue',
  enforce: 'pre',
  resolveId(id, importer, options) {
    return /^vue(?:\/|$)/.test(id) && importer?.endsWith('.md')
      ? this.resolve(id, fileURLToPath(import.meta.url), options)
      : undefined
  }
}

const core = fileURLToPath(new URL('../../dist/src/core.js', import.meta.url))

export default defineConfig({
  base: process.env['SITE_BASE'] ?? '/',
  title: 'remark-lint-ep',
  description: 'Checks Enhancement Proposals against their Markdown template.',
  lang: 'en',
  // The guides stay where they are, and their links hold on GitHub as here.
  srcDir: '..',
  srcExclude: [
    '!(docs|site|bench|README.md|CONTRIBUTING.md|SECURITY.md|CHANGELOG.md)/**',
    'site/{node_modules,playground}/**'
  ],
  rewrites: {
    'site/index.md': 'index.md',
    'site/playground.md': 'playground.md'
  },
  markdown: {config: markSources},
  vite: {
    plugins: [findVue, lighten],
    // Private fields turned into something older, and what esbuild leaves, are
    // a tenth of the playground.
    build: {target: 'es2022', minify: 'terser'},
    // The theme has no components of the older kind.
    define: {__VUE_OPTIONS_API__: 'false'},
    resolve: {
      alias: {'remark-lint-ep/core': core},
      // A worker has no document, by which packages decode entities in a page.
      conditions: ['worker']
    },
    worker: {format: 'es', plugins: () => [lighten]}
  },
  buildEnd({outDir}) {
    checkSize(outDir)
    for (const name of readdirSync(docs).filter((d) =>
      d.endsWith('.schema.json')
    )) {
      copyFileSync(new URL(name, docs), join(outDir, 'docs', name))
    }
  },
  themeConfig: {
    nav,
    sidebar,
    outline: 'deep',
    search: {provider: 'local'},
    docFooter: {prev: false, next: false}
  }
})
