import {readdirSync, readFileSync} from 'node:fs'
import type {DefaultTheme} from 'vitepress'
import {rules} from '../../dist/src/core.js'

const root = new URL('../../', import.meta.url)

type Item = DefaultTheme.SidebarItem

const page = (text: string, path: string): Item => ({
  text,
  link: `/${path.replace(/\.md$/, '')}`
})

const decisions = readdirSync(new URL('docs/decisions/', root))
  .filter((d) => d.endsWith('.md'))
  .sort()
  .map((d) => {
    const text = readFileSync(new URL(`docs/decisions/${d}`, root), 'utf8')
    return page(/^# (.*)/m.exec(text)?.[1] ?? d, `docs/decisions/${d}`)
  })

/** The groups of the README's "Read on", and the rules. */
export const sidebar: Item[] = [
  {
    text: 'For authors',
    items: [
      page('The tour', 'docs/authors.md'),
      page('Fixes and insertions', 'docs/fixes.md'),
      page('Playground', 'playground.md')
    ]
  },
  {
    text: 'For maintainers',
    items: [
      page('Set it up', 'README.md'),
      page('Your own template', 'docs/template.md'),
      page('Options', 'docs/options.md'),
      page('Old proposals', 'docs/adopting.md'),
      page('The command', 'docs/command.md'),
      page('Formats', 'docs/formats.md'),
      page('CI', 'docs/ci.md'),
      page('Commit hooks', 'docs/hooks.md'),
      page('Editors', 'docs/editors.md'),
      page('A folder of proposals', 'docs/folders.md'),
      page('How it compares', 'docs/comparison.md')
    ]
  },
  {
    text: 'Rules',
    items: [
      page('What it finds', 'docs/rules.md'),
      ...rules.map(({id}) => page(id, `docs/rules/${id}.md`))
    ]
  },
  {
    text: 'For programmers',
    items: [
      page('JavaScript', 'docs/javascript.md'),
      page('Speed', 'docs/speed.md'),
      page('Measurements', 'bench/RESULTS.md'),
      page('Where the fast parser is wrong', 'docs/fast-parser.md'),
      page('Architecture', 'docs/architecture.md'),
      page('Contributing', 'CONTRIBUTING.md'),
      page('Security', 'SECURITY.md'),
      page('Changes', 'CHANGELOG.md'),
      {text: 'Decisions', items: decisions}
    ]
  }
]

// A new guide has a place here, or nobody finds it.
const listed = new Set(sidebar.flatMap((d) => d.items ?? []).map((d) => d.link))
for (const name of readdirSync(new URL('docs/', root))) {
  const link = `/docs/${name.replace(/\.md$/, '')}`
  if (name.endsWith('.md') && !listed.has(link)) {
    throw new Error(`Expected docs/${name} in site/.vitepress/sidebar.ts`)
  }
}

export const nav: DefaultTheme.NavItem[] = [
  {text: 'For authors', link: '/docs/authors'},
  {text: 'For maintainers', link: '/docs/template'},
  {text: 'Rules', link: '/docs/rules'},
  {text: 'For programmers', link: '/docs/javascript'},
  {text: 'Playground', link: '/playground'}
]
