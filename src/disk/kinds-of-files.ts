import {basename, posix} from 'node:path'
import {VFile} from 'vfile'
import {readProposal} from '../document/proposal.js'
import {chooseSchema} from '../linter/choose-schema.js'
import {matchesGlobs} from '../linter/globs.js'
import {optionsFor} from '../linter/overrides.js'
import type {Schema} from '../linter/schema.js'
import {withoutBom} from '../markdown/source.js'
import type {Parse} from '../remark/parse.js'
import {isIndexName, isTemplateName} from '../template/file-name-form.js'
import type {Template} from '../template/template.js'
import {FileCache} from './file-cache.js'
import {readIfThere} from './read-file.js'

/** A file's path from the folder that globs start at, made from a neighbour's. */
export function rootedAt(
  path: string,
  fromRoot: string | undefined
): string | undefined {
  return fromRoot === undefined
    ? undefined
    : posix.join(posix.dirname(fromRoot), basename(path))
}

/** Whether a file may belong to a template, by the options, its name or its text. */
export function mayBeOfKind(
  path: string,
  schema: Schema,
  parse: Parse
): boolean {
  const {fromRoot, kinds, options} = schema
  const {files, overrides, template} = options
  if (files && !matchesGlobs(path, rootedAt(path, fromRoot), files)) {
    return false
  }

  if (
    overrides &&
    optionsFor(options, new VFile({path})).template !== template
  ) {
    return false
  }

  if (kinds.length === 0) return true
  const named = kinds.filter((d) => hasLetters(path, d))
  const candidates = named.length > 0 ? named : kinds
  if (!candidates.includes(schema)) return false
  if (candidates.length === 1) return true
  const chosen = templateByText(path, candidates, parse)
  return chosen === undefined || chosen === schema.template
}

/** Whether a file name starts with the letters that titles of a kind start with. */
function hasLetters(path: string, {template}: Schema): boolean {
  const [letters] = /^\p{L}+/u.exec(basename(path)) ?? []
  return letters?.toLowerCase() === template.title?.letters.toLowerCase()
}

const chosenKinds = new FileCache<Template | undefined>()

/**
 * The template that a file is linted with, chosen by its text; undefined where it
 * is a proposal by none of them.
 */
function templateByText(
  path: string,
  kinds: readonly Schema[],
  parse: Parse
): Template | undefined {
  const name = basename(path)
  if (isIndexName(name) || isTemplateName(name)) return undefined
  const reader = [
    JSON.stringify(kinds.map((d) => [d.options.aliases, d.options.files])),
    ...kinds.map((d) => d.template)
  ]
  return chosenKinds.get(path, reader, () => {
    const source = withoutBom(readIfThere(path) ?? '')
    const {binding, schema} = chooseSchema(
      kinds.map((d) => ({
        schema: {...d, fromRoot: rootedAt(path, d.fromRoot)},
        isTemplate: path === d.name
      })),
      readProposal(parse(source), source),
      path
    )
    return binding && schema.template
  })
}
