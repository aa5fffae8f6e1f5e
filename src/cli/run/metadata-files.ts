import {basename, dirname, extname, join} from 'node:path'
import {extensions, markdownFilesIn} from '../../disk/markdown-files.js'
import {isList, isObject} from '../../linter/options.js'
import {isIndexName, isTemplateName} from '../../template/file-name-form.js'
import {wayFrom} from '../io/path.js'
import type {Outcome} from './outcome.js'

/** The names that options, also of a configuration, have for `metadata`. */
export function metadataNames(options: unknown): string[] {
  const names: string[] = []
  const stack = [options]
  while (stack.length > 0) {
    const value = stack.pop()
    if (isList(value)) stack.push(...value)
    if (!isObject(value)) continue
    if (typeof value['metadata'] === 'string') names.push(value['metadata'])
    stack.push(...Object.values(value))
  }

  return names
}

/**
 * The file to lint for a path on the command line: for a YAML file that is the
 * header of a proposal, that proposal; none if no proposal lies beside it.
 */
export function proposalFor(
  path: string,
  configOf: (path: string) => {options?: unknown; value?: unknown}
): string[] {
  const name = basename(path)
  if (extensions.includes(extname(name).slice(1))) return [path]
  const {options, value} = configOf(path)
  if (!metadataNames(options ?? value).includes(name)) return [path]
  const folder = dirname(path)
  const all = markdownFilesIn(folder)
  const own =
    all.find((d) => isIndexName(d)) ?? all.find((d) => !isTemplateName(d))
  return own === undefined ? [] : [join(folder, own)]
}

/** The path of the header beside a file, if it has one. */
export function metadataPathOf({
  full,
  metadata
}: Pick<Outcome, 'full' | 'metadata'>): string | undefined {
  return full === undefined || !metadata
    ? undefined
    : join(dirname(full), metadata.name)
}

/**
 * Reports a proposal and the YAML file that is its header as two files, each with
 * its own findings.
 */
export function withHeadersApart(
  files: readonly Outcome[],
  cwd: string
): Outcome[] {
  return files.flatMap((file) => {
    const {findings, metadata, suppressed} = file
    const full = metadataPathOf(file)
    if (full === undefined || !metadata) return [file]
    return [
      {
        ...file,
        findings: findings.filter((d) => d.beside === undefined),
        suppressed: suppressed.filter((d) => d.beside === undefined)
      },
      {
        ...file,
        path: wayFrom(cwd, full),
        full,
        findings: findings.filter((d) => d.beside !== undefined),
        suppressed: suppressed.filter((d) => d.beside !== undefined),
        dropped: 0,
        fixed: metadata.fixed,
        applied: undefined,
        metadata: undefined,
        isHeader: true
      }
    ]
  })
}
