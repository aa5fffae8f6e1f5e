import {existsSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {globSync} from 'glob'
import {readText} from '../../disk/read-file.js'
import {code, list} from '../../rule/wording.js'
import {readTemplate} from '../../template/read-template.js'
import {withoutBom} from '../../markdown/source.js'
import {isObject} from '../../linter/options.js'
import {parse} from '../../remark/parse.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {isFile} from '../io/path.js'
import {writeWhole} from '../io/write.js'

const name = '.remarkrc.json'

/** Writes a configuration that names the template of the project. */
export async function runInit(
  template: string | undefined,
  io: Io
): Promise<number> {
  if (template !== undefined && !isFile(resolve(io.cwd, template))) {
    throw new UsageError(
      `Unexpected template ${code(template)}, expected a Markdown file there, check \`--template\``
    )
  }

  const path = template ?? searchTemplate(io.cwd)
  const config = {plugins: [['remark-lint-ep', {template: path}]]}
  const text = `${JSON.stringify(config, undefined, 2)}\n`
  const others = readdirSync(io.cwd).filter(
    (d) =>
      (d.startsWith('.remarkrc') && d !== name) ||
      (d === 'package.json' && hasConfig(join(io.cwd, d)))
  )
  if (others.length > 0) {
    throw new UsageError(
      `Unexpected configuration in ${list(others, 'and')}, expected none yet, add this to it yourself:\n${text}`
    )
  }

  if (existsSync(join(io.cwd, name))) {
    const answer = await io.ask(`Overwrite ${name}? [y/N] `)
    if (!/^y(?:es)?$/i.test(answer.trim())) {
      throw new UsageError(
        `Unexpected existing ${code(name)}, expected none yet, it was left unchanged, add this to it yourself:\n${text}`
      )
    }
  }

  writeWhole(join(io.cwd, name), text, io)
  io.out(
    `Wrote ${name} with the template ${path}. Run \`ep-lint\` to lint the proposals.\n`
  )
  return 0
}

function searchTemplate(cwd: string): string {
  const found = globSync('**/*template*.md', {
    cwd,
    ignore: ['**/node_modules/**', '**/.github/**'],
    nocase: true,
    posix: true
  }).filter((d) => isTemplate(join(cwd, d)))
  const [only, ...more] = found.sort()
  if (only === undefined) {
    throw new UsageError(
      'Unexpected project without a template, expected a Markdown file such as `EP-TEMPLATE.md` whose title has a number, name yours with `--template`'
    )
  }

  if (more.length > 0) {
    throw new UsageError(
      `Unexpected several templates, ${list(found, 'and')}, expected one, name it with \`--template\``
    )
  }

  return only
}

/** Whether a manifest configures remark: a `.remarkrc.json` would hide that. */
function hasConfig(path: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readText(path))
    return isObject(manifest) && 'remarkConfig' in manifest
  } catch {
    // Not JSON, so remark reads no configuration from it either.
    return false
  }
}

function isTemplate(path: string): boolean {
  if (!isFile(path)) return false
  const source = withoutBom(readText(path))
  const {sections, title} = readTemplate(parse(source), source)
  return title?.numbered === true && sections.length > 0
}
