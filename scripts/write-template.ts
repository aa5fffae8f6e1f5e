/**
 * Writes `templates/ep.md` into a module, as the plugin has to work without a
 * disk; with `--check`, and in CI, it only says whether the module is stale, and
 * exits with 1 if so.
 */
import {readFileSync, writeFileSync} from 'node:fs'

const root = new URL('../../', import.meta.url)
const path = 'src/template/ep-template.ts'
const isCheck = process.argv.includes('--check') || 'CI' in process.env

const markdown = readFileSync(new URL('templates/ep.md', root), 'utf8')
const text = markdown.replace(/[\\`]|\$(?=\{)/g, '\\$&')
const module = `// Written from templates/ep.md by scripts/write-template.ts.
/** The built-in Enhancement Proposal template. */
export const epTemplate = \`${text}\`
`

if (readFileSync(new URL(path, root), 'utf8') !== module) {
  if (isCheck) {
    console.error(
      `Unexpected stale \`${path}\`, expected the text of \`templates/ep.md\`, run \`npm run build\``
    )
    process.exitCode = 1
  } else {
    writeFileSync(new URL(path, root), module)
    // Without types in it, the module is JavaScript as it is.
    writeFileSync(new URL(`dist/${path.replace(/\.ts$/, '.js')}`, root), module)
  }
}
