import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {builtInTemplate} from '../template/built-in.js'
import {isProposal} from './is-proposal.js'
import type {Parse} from '../remark/parse.js'
import type {Context} from '../rule/rule.js'
import {code} from '../rule/wording.js'
import {bind, type Binding} from '../binding/bind.js'
import {
  isIndexName,
  isTemplateName,
  namesFor,
  readNameForms,
  type NameForm
} from '../template/file-name-form.js'
import {utcDay} from '../base/date.js'
import type {Folder} from '../index-page/folder.js'
import {defaultLifecycle} from '../template/lifecycle.js'
import {readListing, type Listing} from '../index-page/index-page.js'
import {readProposal} from '../document/proposal.js'
import type {Template} from '../template/template.js'
import {checkTemplate, OptionError, type Options} from './options.js'
import {withoutBom} from '../markdown/source.js'
import {memoize, memoSlot} from '../base/memo.js'

/** The template for a file, and how the file lies to it. */
export interface Found {
  template: Template
  /** What to call it in messages. */
  name: string
  /** The file's path from the folder of the project, if that is known. */
  fromRoot?: string | undefined
  /** Whether the file is the template itself. */
  isTemplate?: boolean
}

/**
 * Finds the template for a file; in a run it stays the same.
 *
 * @throws {OptionError}
 *   Where there is none.
 */
export type FindTemplate = (
  option: Template | URL | string,
  file: VFile,
  run: object | undefined
) => Found

/** All that is needed to tell the proposals of a folder. */
export interface Schema {
  template: Template
  /** The template's path, or what else it is called. */
  name: string
  names: readonly NameForm[]
  options: Options
  fromRoot: string | undefined
}

/** What a file was looked at by, and as what. */
export interface Looked {
  schema: Schema
  /** Whether it is a template, so that others are judged by it. */
  isTemplate: boolean
}

/** Reads what the folder of a file tells; none for a file without a path. */
export type ReadFolder = (
  file: VFile,
  schema: Schema,
  run: object | undefined
) => Folder | undefined

/** How to reach the disk for what a single file does not tell. */
export interface Surroundings {
  /** For documents beside the one at hand. */
  parse: Parse
  findTemplate: FindTemplate
  readFolder: ReadFolder
}

/** A proposal ready to be judged. */
export interface Ready {
  binding: Binding
  context: Context
  schema: Schema
  listing?: undefined
}

/** An index ready to be judged. */
export interface ReadyIndex {
  listing: Listing
  folder: Folder
  schema: Schema
  binding?: undefined
  context?: undefined
}

const looked = memoSlot<VFile, Looked>()

/** The forms of file names, by the option or else the template for them. */
const forms = new WeakMap<object, readonly NameForm[]>()

/** By what a file was looked at, whether it is a proposal or not. */
export function lookedAt(file: VFile): Looked | undefined {
  return looked.get(file)
}

/** Reads the document of a file, if it is a proposal or the folder's index. */
export function prepare(
  tree: Root,
  file: VFile,
  options: Options,
  {findTemplate, parse, readFolder}: Surroundings,
  run?: object
): Ready | ReadyIndex | undefined {
  const {template, name, fromRoot, isTemplate} = options.template
    ? findTemplate(options.template, file, run)
    : {template: builtInTemplate(parse), name: 'built-in'}
  checkTemplate(template, name, options)
  const names = memoize(forms, options.names ?? template, () =>
    readNameForms(options.names ?? namesFor(template.title))
  )
  const schema: Schema = {template, name, names, options, fromRoot}
  looked.set(file, {
    schema,
    isTemplate: isTemplate ?? isTemplateName(file.basename ?? '')
  })
  const proposal = readProposal(tree, withoutBom(String(file)))
  const path = (file.path as string | undefined)?.replaceAll('\\', '/')
  if (isTemplate) return undefined
  if (isProposal(proposal, path, fromRoot, template, options.files)) {
    return {
      schema,
      binding: bind(proposal, template, options.aliases),
      context: {
        today: options.today ?? utcDay(),
        statuses: options.statuses,
        fileName: file.basename,
        names,
        lifecycle: options.lifecycle ?? defaultLifecycle,
        before: undefined,
        folder: readFolder(file, schema, run)
      }
    }
  }

  if (!file.basename || !isIndexName(file.basename)) return undefined
  const listing = readListing(proposal, template)
  const folder = listing && readFolder(file, schema, run)
  return folder && {schema, listing, folder}
}

/** Binds what a proposal was before, by what it is bound to now. */
export function prepareOld(tree: Root, file: VFile, {schema}: Ready): Binding {
  const proposal = readProposal(tree, withoutBom(String(file)))
  return bind(proposal, schema.template, schema.options.aliases)
}

/** Takes a template that is already read; paths are for the main entry. */
export const givenTemplate: FindTemplate = (option) => {
  if (typeof option === 'string' || option instanceof URL) {
    throw new OptionError(
      `Unexpected ${code(String(option))} for the option \`template\`, expected what \`readTemplate\` gives: \`remark-lint-ep/core\` reads no files`
    )
  }

  return {template: option, name: option.title?.text ?? 'given'}
}
