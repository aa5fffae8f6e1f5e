import {mkdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {ReadTemplate} from '../../disk/find-template.js'
import {readTextFile} from '../../disk/read-file.js'
import {
  packTemplate,
  unpackTemplate,
  type TemplateData
} from '../../template/serialize.js'
import type {Template} from '../../template/template.js'
import {stage} from '../io/replace-file.js'
import {isInWorkingTree} from '../io/working-tree.js'
import {build} from './build-hash.js'
import {userCache} from './user-cache.js'

/** What all templates of a run share. */
interface Settings {
  cwd: string
  version: string
  parser: string
}

/**
 * Wraps a reader of templates with a cache: a template whose text has not changed
 * since an earlier run is not read again. Reading a long template takes longer than
 * linting a proposal with it.
 *
 * The cache is a folder of the user's, so that no checkout can bring one along. The
 * first line of each file is all that the template was read from; it must be equal.
 */
export function throughCache(
  {cwd, version, parser}: Settings,
  read: ReadTemplate
): ReadTemplate {
  const folder = join(userCache(), 'templates')
  if (isInWorkingTree(folder, cwd)) return read
  return (file) => {
    const path = join(folder, cacheName(file.path))
    const start = `${JSON.stringify([version, build(), process.version, parser, file])}\n`
    const known = templateAt(path, start)
    if (known) return known
    const template = read(file)
    keep(path, start + JSON.stringify(packTemplate(template)))
    return template
  }
}

/** The name of the cache's file for a template; of two with one name, one is kept. */
function cacheName(path: string): string {
  return `${path.replace(/[^\w.]+/g, '-').slice(-150)}.json`
}

function templateAt(path: string, start: string): Template | undefined {
  try {
    const text = readTextFile(path)
    if (!text.startsWith(start)) return undefined
    // Only this build writes files with this first line, so the data fits.
    return unpackTemplate(JSON.parse(text.slice(start.length)) as TemplateData)
  } catch {
    // Missing, or broken: then the template is read again.
    return undefined
  }
}

function keep(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), {recursive: true, mode: 0o700})
    stage(path, text, {isDurable: false, mode: 0o600}).replace()
  } catch {
    // The next run reads the template again.
  }
}
