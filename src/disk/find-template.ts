import {basename, dirname, isAbsolute, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {VFile} from 'vfile'
import {list, code} from '../rule/wording.js'
import type {Template} from '../template/template.js'
import {memoize, perRun} from '../base/memo.js'
import {OptionError} from '../linter/options.js'
import {givenTemplate, type FoundTemplate} from '../linter/host.js'
import {isIndexName, isTemplateName} from '../template/file-name-form.js'
import {FileCache} from './file-cache.js'
import {markdownFilesIn} from './markdown-files.js'
import {pathFrom} from './path-from.js'
import {headerFile, readNamedFile} from './read-named-file.js'
import {upwards} from './upwards.js'

/** Reads a template from a file, and from the file beside it with the header. */
export type ReadTemplate = (file: {
  path: string
  text: string
  metadata: {name: string; text: string | undefined} | undefined
}) => Template

const templateFile = {noun: 'template', expected: 'a Markdown file'}
const templates = new FileCache<Template | undefined>()

/** The path of the only template beside the files of a folder, by that folder. */
const ownInRun = perRun<{at: string | undefined}>()

/** The templates of a run: one may be written anew while it goes on. */
const inRun = perRun<Template>()

/**
 * Finds the template for a file on the disk.
 *
 * A plugin is not told where its configuration lies, and remark may be started in
 * any folder; so a relative path is tried from the file's folder and from each
 * folder above it.
 */
export function findTemplate(
  option: Template | URL | string,
  file: VFile,
  read: ReadTemplate,
  session: object | undefined,
  metadata?: string
): FoundTemplate {
  if (typeof option !== 'string' && !(option instanceof URL)) {
    return givenTemplate(option)
  }

  const filePath =
    (file.path as string | undefined) && resolve(file.cwd, file.path)
  const start = filePath === undefined ? resolve(file.cwd) : dirname(filePath)
  const tried: string[] = []
  for (const {path, folder} of templatePlaces(option, start)) {
    const template = readInRun(path, read, session, metadata)
    if (template) return foundTemplate(template, path, folder, filePath)

    tried.push(folder ?? path)
  }

  throw new OptionError(
    option instanceof URL || isAbsolute(option)
      ? `Unexpected missing template ${code(tried.join())}, expected a Markdown file there, check the option \`template\``
      : `Unexpected missing template ${code(option)}, expected it beside the proposal or above, looked in ${list(tried, 'and')}, check the option \`template\``,
    {template: String(option)}
  )
}

/** The only template that lies with a file, read as one that is named. */
export function findOwnTemplate(
  {cwd, path}: VFile,
  read: ReadTemplate,
  session: object | undefined,
  metadata?: string
): FoundTemplate | undefined {
  const filePath = (path as string | undefined) && resolve(cwd, path)
  if (filePath === undefined) return undefined
  const isAlone = isIndexName(basename(filePath))
  // One look at a folder is enough for all files of a run.
  const key = `${isAlone ? 'alone' : 'with others'} ${dirname(filePath)}`
  const {at} = memoize(ownInRun(session), key, () => ({
    at: ownTemplatePath(filePath)
  }))
  const template = at && readInRun(at, read, session, metadata)
  return at && template
    ? foundTemplate(template, at, dirname(at), filePath)
    : undefined
}

/** The template at a path; in a run it is read once. */
function readInRun(
  path: string,
  read: ReadTemplate,
  session: object | undefined,
  metadata: string | undefined
): Template | undefined {
  const known = inRun(session)
  const key = JSON.stringify([path, metadata])
  const template = known.get(key) ?? readTemplateFile(path, read, metadata)
  if (template) known.set(key, template)
  return template
}

/**
 * Where the only template lies that is beside a file, or beside its folder
 * where each proposal has one of its own; undefined where there are several.
 */
export function ownTemplatePath(path: string): string | undefined {
  const folder = dirname(path)
  const isAlone = isIndexName(basename(path))
  for (const at of isAlone ? [folder, dirname(folder)] : [folder]) {
    const [only, ...others] = markdownFilesIn(at).filter((d) =>
      isTemplateName(d)
    )
    if (others.length > 0) return undefined
    if (only !== undefined) return join(at, only)
  }

  return undefined
}

/**
 * The paths that are tried for a template.
 *
 * @param option
 *   The option `template`.
 * @param start
 *   The folder of the file that it is for.
 */
export function* templatePlaces(
  option: URL | string,
  start: string
): Generator<{path: string; folder: string | undefined}> {
  if (option instanceof URL || isAbsolute(option)) {
    const path = option instanceof URL ? fileURLToPath(option) : option
    yield {path, folder: undefined}
    return
  }

  for (const folder of upwards(start)) {
    yield {path: join(folder, option), folder}
  }
}

function foundTemplate(
  template: Template,
  path: string,
  root: string | undefined,
  filePath: string | undefined
): FoundTemplate {
  return {
    template,
    name: path,
    isTemplate: filePath !== undefined && resolve(path) === filePath,
    fromRoot:
      root === undefined || filePath === undefined
        ? undefined
        : pathFrom(root, filePath)
  }
}

/** Reads a template, again if it changed: language servers run for days. */
function readTemplateFile(
  path: string,
  read: ReadTemplate,
  name: string | undefined
): Template | undefined {
  const yaml =
    name === undefined
      ? undefined
      : readNamedFile(join(dirname(path), name), headerFile)
  return templates.get(path, [name, yaml], (path) => {
    const text = readNamedFile(path, templateFile)
    const metadata = name === undefined ? undefined : {name, text: yaml}
    return text === undefined ? undefined : read({path, text, metadata})
  })
}
