/** Finds the snippets of the README, so that tests run what stands there. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Code} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {parse} from '../../src/remark/parse.js'
import {root, Scratch} from './scratch.js'

/** The sole block of code under a heading in a language, and with a text in it. */
export function snippet(heading: string, language: string, text = ''): string {
  const {children} = parse(readFileSync(join(root, 'README.md'), 'utf8'))
  let title = ''
  const found: Code[] = []
  for (const node of children) {
    if (node.type === 'heading') title = toString(node)
    if (node.type !== 'code' || title !== heading) continue
    if (node.lang === language && node.value.includes(text)) found.push(node)
  }

  const [only, ...others] = found
  if (only && others.length === 0) return only.value
  throw new Error(
    `Unexpected ${String(found.length)} snippets of \`${language}\` with \`${text}\` under \`${heading}\`, expected one`
  )
}

/** A repository with a template, a sound proposal and the README's set-up. */
export function makeRepository(): Scratch {
  const scratch = new Scratch()
  scratch.remove('docs/EP-002-days.md')
  scratch.put('README.md', '# A project\n')
  scratch.put(
    '.remarkrc.json',
    snippet('In a repository, with remark', 'json').replace(
      'docs/proposals/',
      'docs/'
    )
  )
  scratch.git('init')
  return scratch
}
