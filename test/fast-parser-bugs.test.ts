/** What docs/fast-parser.md says of the fast parser, as long as it is true. */
import {readFileSync} from 'node:fs'
import {expect, test} from '@jest/globals'
import {micromark} from 'micromark'
import {markdownToHtml} from 'satteri'
import {loadFast, parseWhole} from '../src/fast-parser/load.js'
import {NotSafe} from '../src/fast-parser/guard.js'
import {readProposal} from '../src/model.js'
import {parse} from '../src/remark/parse.js'
import {dump} from './support/fast.js'

const page = readFileSync(
  new URL('../../docs/fast-parser.md', import.meta.url),
  'utf8'
)
const bugs = page.split(/^## /m).slice(1)
const fences = /^(`{3,})(?:markdown|html)\n([^]*?)^\1$/gm

const html = (text: string) =>
  text.replaceAll('<br>', '<br />').replace(/\n*$/, '\n')

test.each(bugs.map((text) => ({title: text.split('\n', 1)[0], text})))(
  '$title',
  async ({text}) => {
    const [input = '', expected = '', found = ''] = Array.from(
      text.matchAll(fences),
      (d) => d[2]
    )
    expect(html(micromark(input, {allowDangerousHtml: true}))).toBe(expected)
    const features = {gfm: false, frontmatter: false}
    expect(html(markdownToHtml(input, {features}).html)).toBe(found)

    // With remark beside it, the command sees what remark sees.
    const fast = await loadFast()
    const tree = fast ? parseWhole(input, fast, parse) : parse(input)
    if (tree instanceof NotSafe) return
    expect(dump(readProposal(tree, input))).toEqual(
      dump(readProposal(parse(input), input))
    )
  }
)
