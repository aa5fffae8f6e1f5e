import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {readProposal} from '../../document/proposal.js'
import {builtInName} from '../../linter/schema.js'
import {packageUrl} from '../../rule/url.js'
import {code, someOf} from '../../rule/wording.js'
import {factsOf, type TemplateFacts} from '../../template/facts.js'
import {isStatus} from '../../template/fields.js'
import {
  defaultLifecycle,
  isFollowed,
  type Lifecycle
} from '../../template/lifecycle.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import {isFile, wayFrom} from '../io/path.js'
import {UsageError} from '../io/usage-error.js'
import {findTemplates} from '../proposals/find-templates.js'
import {
  readProposalsFolder,
  type ProposalsFolder
} from '../proposals/proposals-folder.js'
import {textOfReport} from './template-text.js'

const builtInPath = fileURLToPath(packageUrl('templates/ep.md'))

/** What a template asks for, as `docs/template.schema.json` describes it. */
export interface TemplateReport extends TemplateFacts {
  version: 1
  /** The path from the working folder, or `built-in`. */
  path: string
  /** What may follow each status; null where no field is the status. */
  lifecycle: Lifecycle | null
  files: {
    /** Globs that alone decide which files are proposals; null without them. */
    globs: string[] | null
    /** The start of proposals' titles; null where it is not known. */
    titles: string | null
    /** The forms of their names; none where any name is right. */
    names: string[]
  }
}

/**
 * Prints what a template asks for, or how a folder of proposals uses it.
 *
 * @returns
 *   The exit code: 1 where something is doubtful, so that CI can check it.
 */
export async function runTemplate(
  given: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const {against, templateFormat} = args
  const named = given ?? args.template
  if (against !== undefined) {
    const {compareWithFolder} = await import('./template-usage.js')
    io.out(await compareWithFolder(named, against, args, io))
    return 0
  }

  const report = reportOf(
    named === undefined
      ? await findInForce(args, io)
      : await readNamed(named, args, io),
    io
  )
  io.out(
    templateFormat === 'json'
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : textOfReport(report)
  )
  return report.doubts.length > 0 ? 1 : 0
}

/** The template at a path, with the options of the folder that it lies in. */
async function readNamed(
  path: string,
  args: Args,
  io: Io
): Promise<ProposalsFolder> {
  const full = resolve(io.cwd, path)
  if (path === builtInName && !isFile(full)) {
    return readProposalsFolder(io.cwd, {...args, template: builtInPath}, io)
  }

  if (!isFile(full)) {
    throw new UsageError(
      `Unexpected missing template ${code(path)}, expected a Markdown file there`
    )
  }

  return readProposalsFolder(dirname(full), {...args, template: full}, io)
}

/** The template of the configuration, else the only one here, else the built-in. */
async function findInForce(args: Args, io: Io): Promise<ProposalsFolder> {
  const here = await readProposalsFolder(io.cwd, args, io)
  if (here.schema.name !== builtInName) return here
  const [only, ...others] = findTemplates(io.cwd).map((d) => d.path)
  if (only === undefined) return here
  if (others.length === 0) return readNamed(join(io.cwd, only), args, io)
  throw new UsageError(
    `Unexpected several templates ${someOf([only, ...others])}, expected the name of one, such as \`ep-lint template ${only}\``
  )
}

function reportOf({schema, parse}: ProposalsFolder, io: Io): TemplateReport {
  const {template, name, names, options} = schema
  const {title, source} = template
  const {statuses: read, ...facts} = factsOf(
    template,
    readProposal(parse(source), source)
  )
  const statuses = options.statuses ? [...options.statuses] : read
  const {lifecycle = defaultLifecycle} = options
  const isOwn = isFollowed(lifecycle, template, options.statuses)
  return {
    version: 1,
    path:
      name === builtInName || name === builtInPath
        ? builtInName
        : wayFrom(io.cwd, name),
    ...facts,
    statuses,
    lifecycle: template.fields.some((d) => isStatus(d.key))
      ? lifecycleOf(statuses, isOwn ? lifecycle : {})
      : null,
    files: {
      globs: options.files ? [...options.files] : null,
      titles: title && title.letters !== '' ? title.prefix : null,
      names: names.map((d) => d.text)
    }
  }
}

/** What of a lifecycle is about the allowed statuses. */
function lifecycleOf(
  statuses: readonly string[] | null,
  lifecycle: Lifecycle
): Lifecycle {
  const isAllowed = (status: string) => !statuses || statuses.includes(status)
  return Object.fromEntries(
    Object.entries(lifecycle).flatMap(([status, all]) => {
      const next = all.filter(isAllowed)
      const isFinal = all.length === 0
      return isAllowed(status) && (isFinal || next.length > 0)
        ? [[status, next]]
        : []
    })
  )
}
