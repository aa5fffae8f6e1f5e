/** Finds the snippets of README and guides, so that tests run what stands there. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Code} from 'mdast'
import {parse} from '../../src/remark/parse.js'
import {root, Scratch} from './scratch.js'

/** The sole block of code of a page in a language, and with a text in it. */
export function snippet(page: string, language: string, text = ''): string {
  const {children} = parse(readFileSync(join(root, page), 'utf8'))
  const found = children.filter(
    (d): d is Code =>
      d.type === 'code' && d.lang === language && d.value.includes(text)
  )

  const [only, ...others] = found
  if (only && others.length === 0) return only.value
  throw new Error(
    `Unexpected ${String(found.length)} snippets of \`${language}\` with \`${text}\` in ${page}, expected one`
  )
}

/** A repository with a template, a sound proposal and the README's set-up. */
export function makeRepository(): Scratch {
  const scratch = new Scratch()
  scratch.remove('docs/EP-002-days.md')
  scratch.put('README.md', '# A project\n')
  scratch.put(
    '.remarkrc.json',
    snippet('README.md', 'json').replace('docs/proposals/', 'docs/')
  )
  scratch.git('init')
  return scratch
}
