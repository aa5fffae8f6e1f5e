/** Paths as Windows writes them, for what can be told of them elsewhere. */
import {win32} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {remark} from 'remark'
import {isWithin} from '../src/cli/io/working-tree.js'
import {asGlob} from '../src/cli/run/find.js'
import {readProposal} from '../src/document/proposal.js'
import {readTemplate} from '../src/index.js'
import {matchesGlobs} from '../src/linter/globs.js'
import {isProposal} from '../src/linter/is-proposal.js'
import {namesLike} from '../src/template/folder-names.js'

const text = '# NNNN: [Title]\n\n## Summary\n'
const form = {
  template: readTemplate(remark().parse(text), text),
  ownNames: [],
  files: undefined
}

describe('a path of Windows', () => {
  test.each([
    [String.raw`C:\repo\rfcs\0007-nights.md`, true],
    [String.raw`rfcs\0007-nights\README.md`, true],
    [String.raw`C:\repo\0007\notes.md`, false],
    [String.raw`rfcs\README.md`, false]
  ])('is told to be a proposal by its name: %s', (path, expected) => {
    const source = '# Nights\n\n## Summary\n\nText.\n'
    const proposal = readProposal(remark().parse(source), source)
    expect(isProposal(proposal, path, undefined, form)).toBe(expected)
  })

  test('matches globs, which have slashes', () => {
    const matches = (path: string) =>
      matchesGlobs(path, undefined, ['docs/*.md', '!docs/x.md'])
    expect(matches(String.raw`C:\repo\docs\a.md`)).toBe(true)
    expect(matches(String.raw`docs\a.md`)).toBe(true)
    expect(matches(String.raw`docs\old\a.md`)).toBe(false)
    expect(matches(String.raw`docs\x.md`)).toBe(false)
  })

  test('is a glob where it has the marks of one', () => {
    expect(asGlob(String.raw`docs\*.md`, win32.sep)).toBe('docs/*.md')
    // Elsewhere a backslash takes off the meaning of what follows.
    expect(asGlob(String.raw`docs/\*.md`, '/')).toBe(String.raw`docs/\*.md`)
  })

  test('lies in a folder of its own drive alone', () => {
    const isIn = (path: string, folder: string) => isWithin(path, folder, win32)
    expect(isIn(String.raw`C:\Repo\docs`, String.raw`c:\repo`)).toBe(true)
    expect(isIn(String.raw`C:\repository`, String.raw`C:\repo`)).toBe(false)
    expect(isIn(String.raw`D:\repo\docs`, String.raw`C:\repo`)).toBe(false)
  })

  test('of a template tells the form of file names', () => {
    expect(namesLike(String.raw`C:\rfcs\0000-template.md`)[0]).toBe(
      '0000-<slug>.md'
    )
    expect(namesLike(String.raw`C:\keps\NNNN-template\README.md`)[0]).toBe(
      'NNNN-<slug>.md'
    )
  })
})
