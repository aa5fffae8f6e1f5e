/** Reads and lints fixtures, and prints messages as their files hold them. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {remark} from 'remark'
import {removePosition} from 'unist-util-remove-position'
import {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import remarkLintEp, {type Options} from '../../src/index.js'
import {lintResultOf} from '../../src/linter/file-data.js'
import {report} from '../../src/linter/report.js'
import {parse} from '../../src/remark/parse.js'
import {readTemplateText} from '../../src/template/read-template.js'

export const fixtures = new URL('../../../fixtures/', import.meta.url)

/** One fixture. */
export interface Case {
  name: string
  document: URL
  silent: boolean
  expectation: URL
  fixed: URL
  /** The document with what is missing inserted, too. */
  inserted: URL
  options: Options
  path: string
  /** The folder on the disk that rules may look at; none for a lone document. */
  cwd: string | undefined
  /** What it was before, `none` for a new one, if that is known. */
  before: string | undefined
}

/** What a fixture's JSON holds: options, and how to take the document. */
interface Settings extends Options {
  path?: string
  template?: string
  /** Whether there is nothing to say; in a folder, of which files. */
  sound?: boolean | string[]
}

/**
 * The fixtures of a folder, by name: documents, and folders with `expected/`
 * in them, whose documents see each other.
 */
export function readCases(folder: string): Case[] {
  const base = new URL(`${folder}/`, fixtures)
  const names = readdirSync(base)
  if (names.includes('expected')) return readFolderCases(base, '')
  const folders = names.filter((d) =>
    existsSync(new URL(`${d}/expected/`, base))
  )
  return [
    ...names.filter(isDocument).map((file): Case => {
      const name = file.replace(/\.md$/, '')
      const {
        path = `EP-007-${name}.md`,
        template = 'template.md',
        sound = name.startsWith('ok'),
        ...options
      } = readSettings(new URL(`${name}.json`, base))
      return {
        name,
        document: new URL(file, base),
        silent: sound === true,
        expectation: new URL(`${name}.txt`, base),
        fixed: new URL(`${name}.fixed.md`, base),
        inserted: new URL(`${name}.inserted.md`, base),
        path,
        options: {...readOptions(new URL(template, base)), ...options},
        cwd: undefined,
        before: undefined
      }
    }),
    ...folders.flatMap((d) => readFolderCases(new URL(`${d}/`, base), d))
  ]
}

function readFolderCases(base: URL, folder: string): Case[] {
  const {
    template = '../template.md',
    sound = [],
    ...options
  } = readSettings(new URL('settings.json', base))
  const before = new URL('before/', base)
  return readdirSync(base)
    .filter((d) => isDocument(d) || /^(?:README|index)\.md$/.test(d))
    .map((file) => ({
      name: `${folder}/${file}`,
      document: new URL(file, base),
      silent:
        folder.startsWith('ok') ||
        (Array.isArray(sound) && sound.includes(file)),
      expectation: new URL(`expected/${file.replace(/\.md$/, '.txt')}`, base),
      fixed: new URL(`expected/${file}`, base),
      inserted: new URL(`expected/${file.replace(/md$/, 'inserted.md')}`, base),
      path: file,
      options: {
        ...readOptions(new URL(template, base), options.metadata),
        ...options
      },
      cwd: pathOf(base),
      before: existsSync(before)
        ? existsSync(new URL(file, before))
          ? readFileSync(new URL(file, before), 'utf8')
          : 'none'
        : undefined
    }))
}

function isDocument(name: string): boolean {
  return /^(?!(?:\S*-)?template|(?:README|index)\.md$).*(?<!\.(?:fix|insert)ed)\.md$/i.test(
    name
  )
}

function readSettings(file: URL): Settings {
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Settings)
    : {}
}

function readOptions(template: URL, name?: string): Options {
  const source = textAt(template)
  const metadata =
    name === undefined
      ? undefined
      : {name, text: textAt(new URL(name, template))}
  return {
    today: '2026-01-31',
    ...(source !== undefined && {
      template: readTemplateText(source, parse, metadata)
    })
  }
}

function textAt(file: URL): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Lints a fixture as the full plugin does. */
export function lintCase(one: Case, {positions = true} = {}): VFileMessage[] {
  const {document, path, options} = one
  return lintText(readFileSync(document), path, options, {...one, positions})
}

/** Lints a document as the full plugin does. */
export function lintText(
  value: string | Uint8Array,
  path: string | undefined,
  options: Options,
  {
    positions = true,
    cwd,
    before
  }: {positions?: boolean} & Partial<Pick<Case, 'cwd' | 'before'>> = {}
): VFileMessage[] {
  const file = new VFile({
    value,
    ...(path !== undefined && {path}),
    ...(cwd !== undefined && {cwd})
  })
  const processor = remark().use(remarkLintEp, options)
  const tree = processor.parse(file)
  if (!positions) removePosition(tree, {force: true})
  processor.runSync(tree, file)
  if (before !== undefined) {
    const old = before === 'none' ? undefined : before
    report(file, lintResultOf(file)?.compareWith(old) ?? [])
  }

  return file.messages
}

/** Messages as a text: place, rule, reason, and what else editors show. */
export function print(messages: readonly VFileMessage[]): string {
  const root = new URL('../', fixtures).href
  return messages
    .map((message) => {
      const {ruleId, source, reason, expected, cause, url, fatal} = message
      const lines = [
        `${at(message)} ${fatal ? 'error' : 'warning'} ${String(source)}:${String(ruleId)} ${url?.replace(root, '') ?? ''}`,
        reason
      ]
      if (cause instanceof VFileMessage) {
        lines.push(`  cause ${at(cause)} ${cause.reason}`)
      }

      for (const text of expected ?? []) {
        lines.push(`  expected ${JSON.stringify(text)}`)
      }

      return lines.join('\n')
    })
    .map((d) => `${d}\n`)
    .join('\n')
}

function at({place}: VFileMessage): string {
  if (!place) return 'nowhere'
  const point = (d: {line: number; column: number}) =>
    `${String(d.line)}:${String(d.column)}`
  return 'start' in place
    ? `${point(place.start)}-${point(place.end)}`
    : point(place)
}

/** The path of a URL on the disk. */
export function pathOf(url: URL): string {
  return fileURLToPath(url)
}
