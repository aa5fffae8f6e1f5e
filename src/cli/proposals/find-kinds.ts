import {basename, posix, resolve, sep} from 'node:path'
import {tally} from '../../base/list.js'
import type {Options} from '../../linter/options.js'
import {isIndexName, isTemplateName} from '../../template/file-name-form.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import {runEach} from '../run/lint-paths.js'
import type {FoundTemplate} from './find-templates.js'

/** A template that lies with proposals of its own. */
export interface Kind {
  template: FoundTemplate
  /** How many proposals lie with it. */
  proposals: number
  /** Globs of these. */
  files: readonly string[]
}

/**
 * The kinds of proposals of a project, the most frequent first: templates that
 * lie in different folders, each with proposals; none where it is not certain
 * which proposals are of which template.
 */
export async function findKinds(
  templates: readonly FoundTemplate[],
  args: Args,
  io: Io
): Promise<Kind[]> {
  const kinds: Kind[] = []
  for (const template of templates) {
    const kind = await readKind(template, args, io)
    if (kind.proposals > 0) kinds.push(kind)
  }

  const folders = kinds.map((d) => folderOf(d.template.path))
  const isApart = folders.every((one, at) =>
    folders.every(
      (other, index) =>
        index === at || (one !== '.' && !`${other}/`.startsWith(`${one}/`))
    )
  )
  if (!isApart) return []
  return kinds.sort((a, b) => b.proposals - a.proposals)
}

/** The options for some kinds: the first is the usual one. */
export function optionsForKinds([usual, ...others]: readonly Kind[]): Options {
  return {
    template: usual?.template.path,
    overrides: others.map((d) => ({
      files: d.files,
      template: d.template.path
    }))
  }
}

/** Where the proposals of a template lie, which may have a folder of its own. */
function folderOf(template: string): string {
  const folder = posix.dirname(template)
  return isIndexName(posix.basename(template)) ? posix.dirname(folder) : folder
}

async function readKind(
  found: FoundTemplate,
  {config, parser}: Args,
  {cwd}: Io
): Promise<Kind> {
  const folder = folderOf(found.path)
  const {results} = await runEach(
    {
      cwd,
      paths: [folder],
      stdin: undefined,
      parser,
      config,
      options: {template: resolve(cwd, found.path)}
    },
    ({file, result}) => ({
      path: file.path.split(sep).join('/'),
      isProposal:
        result?.subject.kind === 'proposal' &&
        result.subject.binding.found.length > 0
    }),
    () => undefined
  )
  const proposals = results.filter((d) => d.isProposal).map((d) => d.path)
  const others = results.filter(
    ({path, isProposal}) =>
      !isProposal &&
      !isIndexName(basename(path)) &&
      !isTemplateName(basename(path))
  )
  return {
    template: found,
    proposals: proposals.length,
    files: globsIn(folder, proposals, others.length > 0)
  }
}

/**
 * Globs for proposals of a folder: all of its files, or where others lie there
 * those that are named as the proposals are.
 */
function globsIn(
  folder: string,
  paths: readonly string[],
  hasOthers: boolean
): string[] {
  const isFlat = paths.every((d) => posix.dirname(d) === folder)
  const [start, ...more] = tally(
    paths.map((d) => startOfName(posix.basename(d)))
  ).keys()
  const isAlike = start !== undefined && start !== '' && more.length === 0
  return isFlat && hasOthers && isAlike
    ? [`${folder}/${start}*.md`, `${folder}/draft-*.md`]
    : [`${folder}/${isFlat ? '' : '**/'}*.md`]
}

/** How a numbered name starts, as a glob: `ADR-`, `[0-9]`. */
function startOfName(name: string): string {
  const [, letters = ''] = /^(\p{L}{1,12}[-_]?)\d/u.exec(name) ?? []
  return letters === '' && /^\d/.test(name) ? '[0-9]' : letters
}
