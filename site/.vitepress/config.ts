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

// In the page itself, so that it needs no address of its own.
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#3451b2"/><path d="m4 8.5 2.5 2.5L12 5" fill="none" stroke="#fff" stroke-width="2"/></svg>'
)}`

const core = fileURLToPath(new URL('../../dist/src/core.js', import.meta.url))

/** With live reload all packages are found at once, or pages load twice. */
const findPackages: Plugin = {
  name: 'find-packages',
  config: () => ({
    optimizeDeps: {
      entries: ['worker', 'session', 'late-parsers'].map(
        (d) => `site/playground/${d}.ts`
      )
    }
  }),
  configResolved({optimizeDeps}) {
    // These are looked for beside the guides, and are not there.
    optimizeDeps.include = (optimizeDeps.include ?? []).filter(
      (d) => !d.startsWith('vitepress >')
    )
  }
}

export default defineConfig({
  base: process.env['SITE_BASE'] ?? '/',
  title: 'remark-lint-ep',
  description: 'Checks Enhancement Proposals against their Markdown template.',
  lang: 'en',
  head: [['link', {rel: 'icon', type: 'image/svg+xml', href: icon}]],
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
  markdown: {
    config: markSources,
    // The default ones are too pale to be read by everyone.
    theme: {light: 'github-light-default', dark: 'github-dark-default'}
  },
  vite: {
    plugins: [findVue, findPackages, lighten],
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
    // Found beside the guides, it would be another version than Vue's.
    ssr: {noExternal: ['entities']},
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
