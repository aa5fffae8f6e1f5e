/** Writes, after the build, each rule as a module that exports its plugin. */
import {mkdirSync, writeFileSync} from 'node:fs'
import {rules} from '../rules/index.js'

const folder = new URL('../plugins/', import.meta.url)
mkdirSync(folder, {recursive: true})
for (const {id} of rules) {
  writeFileSync(
    new URL(`${id}.js`, folder),
    `import {rulePlugin} from '../src/rule-plugin.js'\n\nexport default rulePlugin('${id}')\n`
  )
  writeFileSync(
    new URL(`${id}.d.ts`, folder),
    `import type {rulePlugin} from '../src/rule-plugin.js'\n\ndeclare const plugin: ReturnType<typeof rulePlugin>\nexport default plugin\n`
  )
}
