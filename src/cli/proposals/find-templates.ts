import {readTextFile} from '../../disk/read-file.js'
import {join} from 'node:path'
import {globSync} from 'glob'
import {withoutBom} from '../../markdown/source.js'
import {parse} from '../../remark/parse.js'
import {readTemplate} from '../../template/read-template.js'
import type {Template} from '../../template/template.js'
import {isFile} from '../io/path.js'

/** A template of a project. */
export interface FoundTemplate {
  /** Its path from the working folder, with slashes. */
  path: string
  template: Template
}

/** What asks for fewer fields and sections than this is another template. */
const fewest = 2

/**
 * The templates of proposals below a folder: Markdown files that are called so,
 * or lie as `README.md` in a folder that is, and ask for sections. Templates of
 * issues and of installed packages are none.
 */
export function findTemplates(cwd: string): FoundTemplate[] {
  return globSync(
    ['**/*template*.md', '**/*template*/{README,index}.md', 'template.md'],
    {
      cwd,
      ignore: ['**/node_modules/**', '**/.*/**'],
      nocase: true,
      posix: true
    }
  )
    .filter(
      (path) => isFile(join(cwd, path)) && !/issue|pull_request/i.test(path)
    )
    .map((path) => ({path, template: readTemplateAt(join(cwd, path))}))
    .filter(
      ({template: {fields, sections}}) =>
        sections.length > 0 && fields.length + sections.length >= fewest
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Reads the template at a path. */
export function readTemplateAt(path: string): Template {
  const source = withoutBom(readTextFile(path))
  return readTemplate(parse(source), source)
}
