/** Code that the command keeps compiled, beside the bundle. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {bin, findings, root, Scratch} from './scratch.js'

let scratch: Scratch
let bundle: string
/** Where it keeps what it compiled. */
let compiled: string

beforeEach(() => {
  scratch = new Scratch()
  const home = join(scratch.cwd, 'package')
  bundle = join(home, 'dist/bin/cli')
  compiled = join(bundle, 'compiled')
  cpSync(dirname(bin), bundle, {
    recursive: true,
    filter: (d) => d !== join(dirname(bin), 'compiled')
  })
  cpSync(join(root, 'package.json'), join(home, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
})

afterEach(() => {
  scratch.remove()
})

function run(...args: string[]): {code: number | null; out: string} {
  const command = [
    join(bundle, 'ep-lint.cjs'),
    '--template',
    'docs/EP-TEMPLATE.md'
  ]
  return scratch.start('node', [...command, ...args])
}

const told = {code: 1, out: expect.stringContaining(findings)}
/** The folder of this very Node. */
const kept = () => join(compiled, readdirSync(compiled).join())
const main = () => join(kept(), 'main.cjs.bin')
const inode = () => statSync(main()).ino

describe('the command', () => {
  test('keeps what it compiled, and takes it', () => {
    expect(run('docs')).toEqual(told)
    const files = readdirSync(kept())
    expect(files).toContain('main.cjs.bin')
    expect(files).toContainEqual(expect.stringMatching(/^tree-.*\.cjs\.bin$/))
    expect(files.filter((d) => !d.endsWith('.bin'))).toEqual([])
    const first = inode()
    expect(run('docs', '--no-cache')).toEqual(told)
    expect(inode()).toBe(first)
  })

  test('keeps nothing of a run that lints nothing, or fails', () => {
    expect(run('--version').code).toBe(0)
    scratch.put('docs/EP-003-dusk.md', '\0')
    expect(run('docs').code).toBe(2)
    expect(readdirSync(bundle)).not.toContain('compiled')
  })

  test('takes nothing that is not what it wrote for this very source', () => {
    run('docs')
    const sound = readFileSync(main())
    const half = sound.length - 1000
    const broken = Buffer.from(sound)
    broken.writeUInt8(sound.readUInt8(half) ^ 1, half)
    const source = readFileSync(join(bundle, 'main.cjs'))
    for (const bytes of [
      broken,
      sound.subarray(0, half),
      Buffer.of(),
      source,
      Buffer.concat([source, Buffer.from('abab')]),
      Buffer.concat([Buffer.from(' '), sound])
    ]) {
      writeFileSync(main(), bytes)
      expect(run('docs', '--no-cache')).toEqual(told)
      expect(readFileSync(main()).equals(bytes)).toBe(false)
      const mended = inode()
      expect(run('docs', '--no-cache')).toEqual(told)
      expect(inode()).toBe(mended)
    }

    // Of the same length, so that V8 would not see it.
    const text = source.toString()
    const other = text.replace(
      'expected the text that is due',
      'EXPECTED the text that is due'
    )
    expect(other).not.toBe(text)
    writeFileSync(join(bundle, 'main.cjs'), other)
    expect(run('docs', '--no-cache').out).toContain('EXPECTED the text')
  })

  test('leaves nothing else behind where it cannot keep something', () => {
    run('docs')
    rmSync(main())
    mkdirSync(join(main(), 'a'), {recursive: true})
    const before = readdirSync(kept())
    expect(run('docs', '--no-cache')).toEqual(told)
    expect(readdirSync(kept())).toEqual(before)
  })

  test('runs as well where nothing can be kept', () => {
    writeFileSync(compiled, 'a file')
    expect(run('docs')).toEqual(told)
    expect(readFileSync(compiled, 'utf8')).toBe('a file')
  })

  test('keeps and takes nothing where Node is told not to', () => {
    const off = {NODE_DISABLE_COMPILE_CACHE: '1'}
    const command = [join(bundle, 'ep-lint.cjs'), '--no-cache', 'docs']
    expect(scratch.start('node', command, off).code).toBe(1)
    expect(readdirSync(bundle)).not.toContain('compiled')
    run('docs')
    writeFileSync(main(), 'broken')
    expect(scratch.start('node', command, off).code).toBe(1)
    expect(readFileSync(main(), 'utf8')).toBe('broken')
  })

  test('compiles nothing that may import what it can only find itself', () => {
    const files = readdirSync(bundle).filter((d) => d.endsWith('.cjs'))
    const importing = files.filter((d) =>
      /\bimport\(/.test(readFileSync(join(bundle, d), 'utf8'))
    )
    expect(importing).toEqual([expect.stringMatching(/^engine-/)])
  })
})
