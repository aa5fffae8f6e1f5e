/** Names of proposals beside a template whose own name shows their form. */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {Scratch} from './support/scratch.js'

const text = '## Summary\n\nExports run at night.\n'
let scratch: Scratch

beforeEach(() => {
  scratch = new Scratch()
  scratch.put('notes/np-0000-template.md', '## Summary\n\n[Say what.]\n')
})

afterEach(() => {
  scratch.remove()
})

/** What `ep-lint` says of some files in the folder of the template. */
async function lint(...names: string[]): Promise<string> {
  for (const name of names) scratch.put(`notes/${name}`, text)
  const {out, error} = await scratch.run([
    '--no-cache',
    '--template=notes/np-0000-template.md',
    'notes'
  ])
  return out.trim() + error
}

describe('the word template behind a number', () => {
  test('stands for words or none', async () => {
    expect(await lint('np-0007-nights.md', 'np-0008.md')).toBe(
      '2 files checked, nothing found'
    )
  })

  test('stands for none where the folder has none', async () => {
    const names = ['np-0001.md', 'np-0002.md', 'np-0003.md', 'np-0004.md']
    expect(await lint(...names)).toBe('4 files checked, nothing found')
    expect(await lint('np-0007-nights.md')).toContain(
      'Unexpected file name `np-0007-nights.md`, expected the form `np-0000.md`, rename the file'
    )
  })

  test('stands for words where the folder has words', async () => {
    expect(
      await lint('np-0001-days.md', 'np-0002-weeks.md', 'np-0008.md')
    ).toContain(
      'Unexpected file name `np-0008.md`, expected the form `np-0000-<slug>.md`, rename the file'
    )
  })

  test('makes no proposal of what has no number', async () => {
    expect(await lint('np-notes.md')).toContain(
      'Unexpected `notes` without proposals'
    )
  })

  test('numbers new proposals as the folder does', async () => {
    await lint('np-0001.md', 'np-0002.md', 'np-0003.md', 'np-0004.md')
    const by = '--template=notes/np-0000-template.md'
    const all = ['new', 'Days', 'notes', '--dry-run', by]
    expect((await scratch.run(all)).out).toContain('notes/np-0005.md')
  })
})
