/** Facts of a template that are started with `npm run new-template`. */
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {root, Scratch} from './support/scratch.js'

const script = join(root, 'dist/scripts/new-template.js')
const folder = 'fixtures/templates'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  mkdirSync(join(scratch.cwd, folder, 'facts'), {recursive: true})
})

afterEach(() => {
  scratch.remove()
})

const start = (...args: string[]) =>
  scratch.start(process.execPath, [script, ...args])

describe('npm run new-template', () => {
  test('leaves all but headings to whoever reads the template', () => {
    expect(start('mine', 'docs/EP-TEMPLATE.md').code).toBe(0)
    expect(scratch.get(`${folder}/facts/mine.txt`)).toBe(
      'of template-mine.md\ntitle: ?\nstatuses: ?\n\n- ?: ? ~ ?\n\n# EP-XXX: [Enhancement Title] ~ ?\n## Summary ~ ?\n'
    )
    expect(scratch.get(`${folder}/template-mine.md`)).toBe(
      scratch.get('docs/EP-TEMPLATE.md')
    )
    expect(scratch.get(`${folder}/ok-mine.json`)).toBe(
      '{"template":"template-mine.md"}\n'
    )
  })

  test.each([
    [
      ['Mine', 'docs/EP-TEMPLATE.md'],
      'Unexpected name `Mine`, expected words in lower case, such as `rank-1`\n'
    ],
    [
      ['mine', 'nowhere.md'],
      'Unexpected template `nowhere.md`, expected a Markdown file there\n'
    ],
    [
      ['known', 'docs/EP-TEMPLATE.md'],
      'Unexpected existing file `fixtures/templates/facts/known.txt`, expected another name\n'
    ]
  ])('refuses %j', (args, out) => {
    scratch.put(`${folder}/facts/known.txt`, '')
    expect(start(...args)).toEqual({code: 2, out})
  })
})
