/** Reads and lints fixtures, and prints messages as their files hold them. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {remark} from 'remark'
import {removePosition} from 'unist-util-remove-position'
import {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import remarkLintEp, {readTemplate, type Options} from '../src/index.js'
import {parse} from '../src/parse.js'

export const fixtures = new URL('../../fixtures/', import.meta.url)

/** One fixture. */
export interface Case {
  name: string
  folder: string
  document: URL
  silent: boolean
  expectation: URL
  fixed: URL
  options: Options
  path: string
}

/** The fixtures of a folder, by name. */
export function readCases(folder: string): Case[] {
  const base = new URL(`${folder}/`, fixtures)
  return readdirSync(base)
    .filter(
      (d) =>
        d.endsWith('.md') &&
        !/^template|\.fixed\.md$|^(?:README|index)\.md$/.test(d)
    )
    .map((file): Case => {
      const name = file.replace(/\.md$/, '')
      const settings = new URL(`${name}.json`, base)
      const {
        path = `EP-007-${name}.md`,
        template = 'template.md',
        sound = name.startsWith('ok'),
        ...options
      } = existsSync(settings)
        ? (JSON.parse(readFileSync(settings, 'utf8')) as {
            path?: string
            template?: string
            sound?: boolean
          })
        : {}
      const schema = new URL(template, base)
      const source = existsSync(schema)
        ? readFileSync(schema, 'utf8')
        : undefined
      return {
        name,
        folder,
        document: new URL(file, base),
        silent: sound,
        expectation: new URL(`${name}.txt`, base),
        fixed: new URL(`${name}.fixed.md`, base),
        path: folder === 'proposals' ? file : path,
        options: {
          today: '2026-01-31',
          ...(source !== undefined && {
            template: readTemplate(parse(source), source)
          }),
          ...options
        }
      }
    })
}

/** Lints a fixture as the full plugin does. */
export function lintCase(
  {document, path, options}: Case,
  {positions = true} = {}
): VFileMessage[] {
  return lintText(readFileSync(document), path, options, positions)
}

/** Lints a document as the full plugin does. */
export function lintText(
  value: string | Uint8Array,
  path: string | undefined,
  options: Options,
  positions = true
): VFileMessage[] {
  const file = new VFile({value, ...(path !== undefined && {path})})
  const processor = remark().use(remarkLintEp, options)
  const tree = processor.parse(file)
  if (!positions) removePosition(tree, {force: true})
  processor.runSync(tree, file)
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
