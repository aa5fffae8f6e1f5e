import {existsSync, readdirSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {readTextFile} from '../../disk/read-file.js'
import {isObject, type Options} from '../../linter/options.js'
import {quantity} from '../../report/report.js'
import {isProblem} from '../../report/finding.js'
import {code, list} from '../../rule/wording.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import {isFile} from '../io/path.js'
import {UsageError} from '../io/usage-error.js'
import {writeWhole} from '../io/write.js'
import {findKinds, optionsForKinds, type Kind} from '../proposals/find-kinds.js'
import {globsFor, looksLikeProposal} from '../proposals/find-proposals.js'
import {
  findTemplates,
  readTemplateAt,
  type FoundTemplate
} from '../proposals/find-templates.js'
import {runEach} from '../run/lint-paths.js'

const name = '.remarkrc.json'
/** The schema of the package that is installed beside the configuration. */
const schema = 'node_modules/remark-lint-ep/docs/options.schema.json'

/** Writes a configuration that names the template of the project. */
export async function runInit(args: Args, io: Io): Promise<number> {
  const kinds = args.template === undefined ? await searchKinds(args, io) : []
  if (kinds.length > 1) return initKinds(kinds, args, io)
  const found = await chooseTemplate(args.template, io)
  const options = {template: found.path}
  const known = await countProblems(options, args, io)
  const globs =
    known.proposals > 0 ? [] : await searchProposals(found, args, io)
  const all = {...options, ...(globs.length > 0 && {files: globs})}
  await writeConfig(all, io)
  const {proposals, findings} =
    globs.length > 0 ? await countProblems(all, args, io) : known
  io.out(
    [
      `Wrote ${name} with the template ${found.path}.`,
      summaryOfTemplate(found),
      proposals === 0
        ? 'Found no proposals yet: write one with `ep-lint new "Its title"`, or name yours with the option `files`.'
        : `Found ${quantity(proposals, 'proposal')}${globs.length > 0 ? ` in ${globs.join(', ')}` : ''}, with ${quantity(findings, 'finding')}.`,
      ...nextSteps(findings),
      ''
    ].join('\n')
  )
  return 0
}

/** The kinds of proposals, where there are several templates. */
async function searchKinds(args: Args, io: Io): Promise<Kind[]> {
  const found = findTemplates(io.cwd)
  return found.length > 1 ? findKinds(found, args, io) : []
}

/** Writes a configuration with a template for each kind of proposals. */
async function initKinds(
  kinds: readonly Kind[],
  args: Args,
  io: Io
): Promise<number> {
  const options = optionsForKinds(kinds)
  await writeConfig(options, io)
  const {proposals, findings} = await countProblems(options, args, io)
  const [usual, ...others] = kinds.map((d) => d.template.path)
  io.out(
    [
      `Wrote ${name} with the template ${String(usual)}, and in \`overrides\` ${others.join(', ')} for the files that lie with it.`,
      ...kinds.map(
        (d) => `${d.template.path}: ${summaryOfTemplate(d.template)}`
      ),
      `Found ${quantity(proposals, 'proposal')}, with ${quantity(findings, 'finding')}.`,
      ...nextSteps(findings),
      ''
    ].join('\n')
  )
  return 0
}

function nextSteps(findings: number): string[] {
  return findings > 0
    ? [
        'Next, run `ep-lint` to see them, `ep-lint --update-baseline` to leave them out from now on, or `ep-lint --since <branch>` in CI to report only what is new.'
      ]
    : []
}

/** The template that is named, the only one, or the one that the user chooses. */
async function chooseTemplate(
  given: string | undefined,
  {ask, cwd}: Io
): Promise<FoundTemplate> {
  if (given !== undefined) {
    const full = resolve(cwd, given)
    if (isFile(full)) {
      const path = relative(cwd, full).split(sep).join('/')
      return {path, template: readTemplateAt(full)}
    }

    throw new UsageError(
      `Unexpected template ${code(given)}, expected a Markdown file there, check \`--template\``
    )
  }

  const found = findTemplates(cwd)
  const [only, ...others] = found
  if (only === undefined) {
    throw new UsageError(
      'Unexpected project without a template, expected a Markdown file such as `EP-TEMPLATE.md` or `0000-template.md` with sections, name yours with `--template`'
    )
  }

  if (others.length === 0) return only
  const lines = found.map((d, at) => `${String(at + 1)}  ${d.path}\n`)
  const answer = await ask(`${lines.join('')}Which template? [1] `)
  const chosen = found[Number(answer.trim()) - 1]
  if (chosen) return chosen
  throw new UsageError(
    `Unexpected several templates, ${list(
      found.map((d) => d.path),
      'and'
    )}, expected one, name it with \`--template\``
  )
}

/** What was read from a template, in a line. */
function summaryOfTemplate({
  template: {title, fields, sections}
}: FoundTemplate): string {
  const optional = sections.filter((d) => d.optional).length
  const asked = [
    ...(title?.numbered ? [`titles such as ${code(title.text)}`] : []),
    quantity(fields.length, 'field'),
    quantity(sections.length, 'section')
  ]
  const last = asked.pop() ?? ''
  const rest =
    optional > 0
      ? `, of which ${String(optional)} ${optional === 1 ? 'is' : 'are'} optional`
      : ''
  return `It asks for ${asked.join(', ')} and ${last}${rest}.`
}

/** Lints the project with some options, and counts. */
async function countProblems(
  options: Options,
  {config, parser, rules}: Args,
  {cwd}: Io
): Promise<{proposals: number; findings: number}> {
  const template =
    typeof options.template === 'string'
      ? resolve(cwd, options.template)
      : options.template
  const {results} = await runEach(
    {
      cwd,
      paths: ['.'],
      stdin: undefined,
      parser,
      config,
      options: {...options, rules, template}
    },
    ({result, told}) => ({
      isProposal: result?.subject.kind === 'proposal',
      findings: told.filter((d) => isProblem(d)).length
    }),
    () => undefined
  )
  return {
    proposals: results.filter((d) => d.isProposal).length,
    findings: results.reduce((sum, d) => sum + d.findings, 0)
  }
}

/** Globs for the folders with documents that look like the template. */
async function searchProposals(
  {path}: FoundTemplate,
  {config, parser}: Args,
  {cwd}: Io
): Promise<string[]> {
  const template = resolve(cwd, path)
  const {results} = await runEach(
    {
      cwd,
      paths: ['.'],
      stdin: undefined,
      parser,
      config,
      options: {template, files: ['**/*.md']}
    },
    (linted) => ({
      path: linted.file.path.split(sep).join('/'),
      isProposal: looksLikeProposal(linted)
    }),
    () => undefined
  )
  return globsFor(results)
}

/**
 * Writes the configuration.
 *
 * @throws {UsageError}
 *   With what to add, where there is one that stays as it is.
 */
async function writeConfig(options: Options, io: Io): Promise<void> {
  const {ask, cwd} = io
  const config = {
    ...(existsSync(join(cwd, schema)) && {$schema: `./${schema}`}),
    plugins: [['remark-lint-ep', options]]
  }
  const text = `${JSON.stringify(config, undefined, 2)}\n`
  const others = readdirSync(cwd).filter(
    (d) =>
      (d.startsWith('.remarkrc') && d !== name) ||
      (d === 'package.json' && hasConfig(join(cwd, d)))
  )
  if (others.length > 0) {
    throw new UsageError(
      `Unexpected configuration in ${list(others, 'and')}, expected none yet, add this to it yourself:\n${text}`
    )
  }

  if (existsSync(join(cwd, name))) {
    const answer = await ask(`Overwrite ${name}? [y/N] `)
    if (!/^y(?:es)?$/i.test(answer.trim())) {
      throw new UsageError(
        `Unexpected existing ${code(name)}, expected none yet, it was left unchanged, add this to it yourself:\n${text}`
      )
    }
  }

  writeWhole(join(cwd, name), text, io)
}

/** Whether a manifest configures remark: a `.remarkrc.json` would hide that. */
function hasConfig(path: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readTextFile(path))
    return isObject(manifest) && 'remarkConfig' in manifest
  } catch {
    // Not JSON, so remark reads no configuration from it either.
    return false
  }
}
