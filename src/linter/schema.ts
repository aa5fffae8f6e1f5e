import type {VFile} from 'vfile'
import {isCreated, isIsoDate, readDate} from '../base/date.js'
import {memoize} from '../base/memo.js'
import type {Binding} from '../binding/bind.js'
import type {Folder} from '../index-page/folder.js'
import {builtInTemplate} from '../template/built-in.js'
import {readNameForms, type NameForm} from '../template/file-name-form.js'
import {
  namesAmong,
  namesFor,
  namesLike,
  readOwnForms
} from '../template/folder-names.js'
import type {Template} from '../template/template.js'
import {checkTemplates} from './check-options.js'
import type {Host, PastTemplate} from './host.js'
import {isList, type Options, type TemplateOption} from './options.js'

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
  /** Those of all templates that are listed, itself among them; else none. */
  kinds: readonly Schema[]
  /** The version of the template, where it is not today's. */
  version?: Omit<PastTemplate, 'template'>
}

/** What the built-in template is called. */
export const builtInName = 'built-in'

/** The forms of file names, by what they are read from. */
const ownForms = new WeakMap<object, readonly NameForm[]>()
const forms = new WeakMap<object, readonly NameForm[]>()

/** A schema for a file, and whether that is the template itself. */
export interface FileSchema {
  schema: Schema
  isTemplate: boolean | undefined
}

/**
 * The schemas that a file may be judged by: that of the template, or of each
 * where the options name several.
 *
 * @throws {OptionError}
 *   Where there is no template, or it cannot be used.
 */
export function schemasFor(
  file: VFile,
  options: Options,
  {findOwnTemplate, findTemplate, parseBeside}: Host
): FileSchema[] {
  const {metadata, template: option} = options
  const found = isSeveral(option)
    ? option.map((d) => findTemplate(d, file, metadata))
    : [
        option
          ? findTemplate(option, file, metadata)
          : (findOwnTemplate(file, metadata) ?? {
              template: builtInTemplate(parseBeside),
              name: builtInName
            })
      ]
  checkTemplates(found, options)
  const kinds: Schema[] = []
  const schemas = found.map(({template, name, fromRoot, isTemplate}) => ({
    schema: {
      template,
      name,
      ...formsFor(template, name, options),
      options,
      fromRoot,
      kinds
    },
    isTemplate
  }))
  if (schemas.length > 1) kinds.push(...schemas.map((d) => d.schema))
  return schemas
}

function isSeveral(
  option: Options['template']
): option is readonly TemplateOption[] {
  return isList(option)
}

/**
 * The schema of the template as it was when a proposal was new.
 *
 * @throws {NoHistory}
 *   Where no earlier versions are known.
 */
export function pastSchema(
  schema: Schema,
  file: VFile,
  {fields}: Binding,
  {findPastTemplate}: Host
): Schema {
  const {field} = fields.find((d) => isCreated(d.template.key)) ?? {}
  const value = field?.value.trim() ?? ''
  const created = isIsoDate(value) ? value : readDate(value)
  const past = findPastTemplate(
    schema.name,
    file,
    created,
    schema.options.metadata
  )
  if (!past) return schema
  const {template, ...version} = past
  const forms = formsFor(template, schema.name, schema.options)
  return {...schema, ...forms, template, version}
}

/** The forms of file names: of the options, the template's name, or its title. */
function formsFor(
  template: Template,
  name: string,
  {names: given}: Options
): Pick<Schema, 'names' | 'ownNames'> {
  const ownNames = memoize(ownForms, template, () =>
    readOwnForms(namesLike(name))
  )
  const names = memoize(forms, given ?? template, () =>
    given ? readNameForms(given) : readOwnForms(namesFor(template.title))
  )
  const isOwn = given === undefined && ownNames.length > 0
  return {names: isOwn ? ownNames : names, ownNames}
}

/** The forms of file names in a folder: those told, else those it shares. */
export function fileNamesIn(
  {names, ownNames, options}: Schema,
  folder: Pick<Folder, 'filesOfKind'> | undefined
): readonly NameForm[] {
  if (options.names !== undefined) return names
  const shared = sharedNames(folder)
  if (!shared || ownNames.length === 0) return shared ?? names
  // Where the template's name leaves open which of its forms is meant, the
  // folder tells.
  const isOwn = ownNames.some((d) => d.text === shared[0]?.text)
  return isOwn ? shared : names
}

const sharedByFiles = new WeakMap<readonly string[], string[]>()
const formsByText = new Map<string, readonly NameForm[]>()

/** The forms that the names of a folder share, if they do. */
function sharedNames(
  folder: Pick<Folder, 'filesOfKind'> | undefined
): readonly NameForm[] | undefined {
  if (!folder) return undefined
  // All files of a folder have one list of them.
  const names = memoize(sharedByFiles, folder.filesOfKind(), namesAmong)
  return names.length === 0
    ? undefined
    : memoize(formsByText, names.join('\n'), () => readOwnForms(names))
}
