import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {globSync} from 'glob'
import {code, list} from '../../rule/wording.js'
import {readTemplate} from '../../template/read-template.js'
import {withoutBom} from '../../markdown/source.js'
import {isObject} from '../../linter/options.js'
import {parse} from '../../remark/parse.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {isFile} from '../io/path.js'
import {writeNew} from '../io/write.js'

const name = '.remarkrc.json'

/** Writes a configuration for the template that lies in the repository. */
export async function init(
  template: string | undefined,
  io: Io
): Promise<number> {
  if (template !== undefined && !isFile(resolve(io.cwd, template))) {
    throw new UsageError(
      `Unexpected template ${code(template)}, expected a Markdown file there, check \`--template\``
    )
  }

  const path = template ?? findTemplate(io.cwd)
  const config = {plugins: [['remark-lint-ep', {template: path}]]}
  const text = `${JSON.stringify(config, undefined, 2)}\n`
  const others = readdirSync(io.cwd).filter(
    (d) =>
      (d.startsWith('.remarkrc') && d !== name) ||
      (d === 'package.json' && hasConfig(join(io.cwd, d)))
  )
  if (others.length > 0) {
    throw new UsageError(
      `Unexpected ${list(others, 'and')}, expected no configuration, add this to it:\n${text}`
    )
  }

  if (existsSync(join(io.cwd, name))) {
    const answer = await io.ask(`Overwrite ${name}? [y/N] `)
    if (!/^y(?:es)?$/i.test(answer.trim())) {
      throw new UsageError(
        `Unexpected ${code(name)}, expected none, it is as it was, add this to it:\n${text}`
      )
    }
  }

  writeNew(join(io.cwd, name), text)
  io.out(
    `Wrote ${name} for the template ${path}. Run \`ep-lint\` to lint the proposals.\n`
  )
  return 0
}

function findTemplate(cwd: string): string {
  const found = globSync('**/*template*.md', {
    cwd,
    ignore: ['**/node_modules/**', '**/.github/**'],
    nocase: true,
    posix: true
  }).filter((d) => isTemplate(join(cwd, d)))
  const [only, ...more] = found.sort()
  if (only === undefined) {
    throw new UsageError(
      'Unexpected repository without a template, expected a Markdown file such as `EP-TEMPLATE.md` whose title has a number, name it with `--template`'
    )
  }

  if (more.length > 0) {
    throw new UsageError(
      `Unexpected several templates, ${list(found, 'and')}, expected one, name it with \`--template\``
    )
  }

  return only
}

/** Whether a manifest has a configuration of remark, which another would hide. */
function hasConfig(path: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isObject(manifest) && 'remarkConfig' in manifest
  } catch {
    // It is none of a package, so remark takes nothing from it.
    return false
  }
}

function isTemplate(path: string): boolean {
  if (!isFile(path)) return false
  const source = withoutBom(readFileSync(path, 'utf8'))
  const {sections, title} = readTemplate(parse(source), source)
  return title?.numbered === true && sections.length > 0
}
