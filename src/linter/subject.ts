import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {builtInTemplate} from '../template/built-in.js'
import {isProposal, isStub} from './is-proposal.js'
import type {Context} from '../rule/rule.js'
import {bind, type Binding} from '../binding/bind.js'
import {
  isIndexName,
  isTemplateName,
  readNameForms,
  type NameForm
} from '../template/file-name-form.js'
import {namesAmong, namesFor, namesLike} from '../template/folder-names.js'
import {utcDay} from '../base/date.js'
import type {Folder} from '../index-page/folder.js'
import {defaultLifecycle} from '../template/lifecycle.js'
import {readListing, type Listing} from '../index-page/index-page.js'
import {readProposal} from '../document/proposal.js'
import type {Template} from '../template/template.js'
import type {Host} from './host.js'
import {checkTemplate, type Options} from './options.js'
import {withoutBom} from '../markdown/source.js'
import {memoize} from '../base/memo.js'

/** All that is needed to tell which files are proposals, and how to read them. */
export interface Schema {
  template: Template
  /** The template's path, or what else it is called. */
  name: string
  names: readonly NameForm[]
  /** Those that the template's own name shows; none mostly. */
  ownNames: readonly NameForm[]
  options: Options
  fromRoot: string | undefined
}

/** A proposal, and what rules need to judge it. */
export interface ProposalSubject {
  kind: 'proposal'
  schema: Schema
  binding: Binding
  context: Context
}

/** The page that lists a folder's proposals. */
export interface IndexSubject {
  kind: 'index'
  schema: Schema
  listing: Listing
  folder: Folder
  context?: undefined
}

/** A file that no rule judges. */
export interface OtherSubject {
  kind: 'other'
  schema: Schema
  /** Whether others are judged by it. */
  isTemplate: boolean
}

/** What a file is to the linter. */
export type LintSubject = IndexSubject | OtherSubject | ProposalSubject

/** What the built-in template is called. */
export const builtInName = 'built-in'

/** The forms of file names, by what they are read from. */
const ownForms = new WeakMap<object, readonly NameForm[]>()
const forms = new WeakMap<object, readonly NameForm[]>()

/**
 * Tells what a file is, and reads it if it is a proposal or the folder's index.
 *
 * @throws {OptionError}
 *   Where there is no template, or it does not do.
 */
export function readSubject(
  tree: Root,
  file: VFile,
  options: Options,
  {findOwnTemplate, findTemplate, parseBeside, readFolder}: Host
): LintSubject {
  const {template, name, fromRoot, isTemplate} = options.template
    ? findTemplate(options.template, file)
    : (findOwnTemplate(file) ?? {
        template: builtInTemplate(parseBeside),
        name: builtInName
      })
  checkTemplate(template, name, options)
  const schema: Schema = {
    template,
    name,
    ...formsFor(template, name, options),
    options,
    fromRoot
  }
  const other: OtherSubject = {
    kind: 'other',
    schema,
    isTemplate: isTemplate ?? isTemplateName(file.basename ?? '')
  }
  if (isTemplate) return other
  const proposal = readProposal(tree, withoutBom(String(file)))
  const path = (file.path as string | undefined)?.replaceAll('\\', '/')
  const {aliases, files} = options
  if (isProposal(proposal, path, fromRoot, {...schema, files})) {
    const binding = bind(proposal, template, aliases)
    if (path !== undefined && !files && isStub(binding)) return other
    const folder = readFolder(file, schema)
    return {
      kind: 'proposal',
      schema,
      binding,
      context: {
        today: options.today ?? utcDay(),
        statuses: options.statuses,
        fileName: file.basename,
        names: fileNamesIn(schema, folder),
        lifecycle: options.lifecycle ?? defaultLifecycle,
        before: undefined,
        folder
      }
    }
  }

  if (!file.basename || !isIndexName(file.basename)) return other
  const listing = readListing(proposal, template)
  const folder = listing && readFolder(file, schema)
  return folder ? {kind: 'index', schema, listing, folder} : other
}

/** The forms of file names: of the options, the template's name, or its title. */
function formsFor(
  template: Template,
  name: string,
  {names: given}: Options
): Pick<Schema, 'names' | 'ownNames'> {
  const ownNames = memoize(ownForms, template, () =>
    readNameForms(namesLike(name))
  )
  const names = memoize(forms, given ?? template, () =>
    readNameForms(given ?? namesFor(template.title))
  )
  const isOwn = given === undefined && ownNames.length > 0
  return {names: isOwn ? ownNames : names, ownNames}
}

/** The forms of file names in a folder: those told, else those it shares. */
export function fileNamesIn(
  {names, ownNames, options}: Schema,
  folder: Folder | undefined
): readonly NameForm[] {
  // Where globs tell the proposals, names of other files say nothing of them.
  const isTold =
    options.names !== undefined || ownNames.length > 0 || options.files
  return (isTold ? undefined : sharedNames(folder)) ?? names
}

const formsByText = new Map<string, readonly NameForm[]>()

/** The forms that the names of a folder share, if they do. */
function sharedNames(
  folder: Folder | undefined
): readonly NameForm[] | undefined {
  const names = namesAmong(folder?.files() ?? [])
  return names.length === 0
    ? undefined
    : memoize(formsByText, names.join('\n'), () => readNameForms(names))
}

/** Binds an older version of a proposal to the same template. */
export function bindOld(
  tree: Root,
  file: VFile,
  {schema}: ProposalSubject
): Binding {
  const proposal = readProposal(tree, withoutBom(String(file)))
  return bind(proposal, schema.template, schema.options.aliases)
}
