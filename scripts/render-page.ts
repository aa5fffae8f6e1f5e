/**
 * Renders the page of a rule: its sentence, a line of facts, why, and the prose
 * of `rules/<id>.md`, in which comments name fixtures to show:
 *
 * ```markdown
 * <!-- template: template, lines 3-4 -->
 * <!-- example: invented, lines 3 -->
 * ```
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {structuredPatch} from 'diff'
import type {Rule} from '../src/index.js'

/** What makes `ep-lint` insert what is missing. */
const insertFlag = '--insert'

/** The page of a rule; `root` is the folder of the repository. */
export function renderPage(rule: Rule, root: URL): string {
  const {id, summary, why} = rule
  const prose = readProse(id, root)
  const folder = new URL(`fixtures/${id}/`, root)
  const count = countCases(folder)
  return `${[
    `# \`${id}\``,
    `> ${summary}`,
    facts(rule, prose, count).join(' · '),
    `**Why.** ${why}`,
    prose.text
      .replace(directive, (_, kind: string, name: string, lines?: string) =>
        show(kind, {folder, name, lines: readLines(lines)}, id)
      )
      .trim(),
    `Turn it off with \`{"rules": {"${id}": false}}\`, or in one document with \`<!--lint disable ${id}-->\`.`
  ].join('\n\n')}\n`
}

const directive =
  /^<!-- (template|example): ([\w/.-]+)(?:, lines (\d+(?:-\d+)?))? -->$/gm

/** The prose that belongs to a rule, and since when there is one. */
interface Prose {
  text: string
  since: string
}

function readProse(id: string, root: URL): Prose {
  const file = new URL(`rules/${id}.md`, root)
  if (!existsSync(file)) {
    throw new Error(
      `Unexpected missing rules/${id}.md, expected the prose of the rule's page, write it like rules/ep-status.md`
    )
  }

  const [, since, text = ''] =
    /^<!-- since: (.*) -->\n([^]*)$/.exec(read(file)) ?? []
  const last = text.match(/^## .*/gm)?.at(-1)
  if (since === undefined || last !== '## When not to use it') {
    throw new Error(
      `Unexpected form of rules/${id}.md, expected \`<!-- since: … -->\` first, and \`## When not to use it\` last`
    )
  }

  return {text, since}
}

/** The line of facts below the sentence. */
function facts(
  {id, fixes, inserts, offers}: Rule,
  {since}: Prose,
  count: number
): string[] {
  return [
    '✅ on by default (warning)',
    ...(fixes ? [`🔧 \`--fix\` corrects ${fixes}`] : []),
    ...(inserts ? [`➕ \`${insertFlag}\` inserts ${inserts}`] : []),
    ...(offers ? [`💡 editors offer ${offers}`] : []),
    ...(fixes || inserts ? [] : ['not fixed by `--fix`']),
    `since ${since}`,
    `[source](../../rules/${id}.ts)`,
    `[all ${String(count)} cases](../../fixtures/${id})`
  ]
}

function countCases(folder: URL): number {
  return readdirSync(folder).filter(
    (d) =>
      /^(?!template).*(?<!\.(?:fixed|inserted))\.md$/.test(d) ||
      existsSync(new URL(`${d}/expected/`, folder))
  ).length
}

/** A document of the fixtures, and the lines of it to show. */
interface Shown {
  folder: URL
  /** Its path in the folder without `.md`. */
  name: string
  lines: readonly [first: number, last: number]
}

function readLines(text: string | undefined): [number, number] {
  if (text === undefined) return [1, Infinity]
  const [first = 1, last = first] = text.split('-').map(Number)
  return [first, last]
}

function show(kind: string, shown: Shown, id: string): string {
  const {folder, name, lines} = shown
  const file = new URL(`${name}.md`, folder)
  if (!existsSync(file)) {
    throw new Error(
      `Unexpected example \`${name}\` in rules/${id}.md, expected a case in fixtures/${id}`
    )
  }

  const text = read(file)
  if (kind === 'template') return fence(excerpt(text, lines))
  const old = sibling(file, 'before/', '.md')
  const parts = [
    caption(shown),
    old
      ? fence(difference(read(old), text, lines), 'diff')
      : fence(excerpt(text, lines)),
    ...messages(shown, id).map((d) => fence(d, 'text'))
  ]
  for (const [flag, fixed] of [
    [
      '--fix',
      sibling(file, '', '.fixed.md') ?? sibling(file, 'expected/', '.md')
    ],
    [
      insertFlag,
      sibling(file, '', '.inserted.md') ??
        sibling(file, 'expected/', '.inserted.md')
    ]
  ] as const) {
    const changes = fixed && difference(text, read(fixed), lines)
    if (changes) parts.push(`With \`${flag}\`:`, fence(changes, 'diff'))
  }

  return parts.filter((d) => d !== '').join('\n\n')
}

/** What else a reader must know of an example: its name, and the options. */
function caption({folder, name}: Shown): string {
  const own = new URL(`${name}.json`, folder)
  const shared = new URL('settings.json', new URL(name, folder))
  const settings = existsSync(own) ? own : shared
  const {path, template, sound, ...options} = (
    existsSync(settings) ? JSON.parse(read(settings)) : {}
  ) as Record<string, unknown>
  const isAlone = existsSync(new URL('before/', shared))
  const inFolder = isAlone ? undefined : name.replace(/.*\//, '') + '.md'
  const file = name.includes('/') ? inFolder : path
  const said = Object.keys(options).length > 0 ? inline(options) : ''
  const parts = [
    ...(typeof file === 'string' ? [`in \`${file}\``] : []),
    ...(said ? [`with \`${said}\``] : [])
  ]
  const line = parts.join(', ')
  return line && `${line.charAt(0).toUpperCase()}${line.slice(1)}:`
}

/** JSON as it is written by hand on one line. */
function inline(options: object): string {
  return JSON.stringify(options, undefined, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/(?<=[[{]) | (?=[\]}])/g, '')
}

/** The messages about what is shown, each with its place and reason. */
function messages({folder, name, lines}: Shown, id: string): string[] {
  const file = new URL(`${name}.md`, folder)
  const expectation =
    sibling(file, '', '.txt') ?? sibling(file, 'expected/', '.txt')
  if (!expectation) return []
  const said = read(expectation)
    .split('\n\n')
    .flatMap((d) => {
      const [head = '', reason = ''] = d.split('\n')
      const [place = '', severity, origin = ''] = head.split(' ')
      const line = parseInt(place)
      if (line < lines[0] || line > lines[1]) return []
      const rule = origin.replace('remark-lint:', '')
      const notes = [
        ...(severity === 'error' ? ['an error'] : []),
        ...(rule === id ? [] : [rule])
      ]
      const note = notes.length > 0 ? ` (${notes.join(', ')})` : ''
      const [start = ''] = place.split(/-(?=\d+:)/)
      return [`${start} ${reason}${note}`]
    })
  return said.length > 0 ? [said.join('\n')] : []
}

/** A file that belongs to a document, if it is there. */
function sibling(file: URL, folder: string, ending: string): URL | undefined {
  const name = file.href.replace(/.*\//, '').replace(/\.md$/, ending)
  const found = new URL(folder + name, file)
  return existsSync(found) && found.href !== file.href ? found : undefined
}

function excerpt(text: string, [first, last]: Shown['lines']): string {
  return text
    .split('\n')
    .slice(first - 1, last)
    .join('\n')
}

/** The changed lines of a text, with those around what was added or moved. */
function difference(
  before: string,
  after: string,
  [first, last]: Shown['lines']
): string {
  const hunksWith = (context: number) =>
    structuredPatch('', '', before, after, '', '', {context}).hunks.filter(
      ({oldStart, oldLines}) =>
        // What is added below the last line belongs to it.
        oldStart <= (oldLines === 0 ? last + 1 : last) &&
        oldStart + oldLines >= first
    )
  const alone = hunksWith(0)
  const isReplaced = alone.every((d) => d.oldLines > 0 && d.newLines > 0)
  const hunks = isReplaced ? alone : hunksWith(1)
  return hunks
    .map(({lines}) =>
      lines
        .filter((d) => !d.startsWith('\\'))
        .map((d) => d.trimEnd())
        .join('\n')
        .replace(/^\n+|\n+$/g, '')
    )
    .join('\n…\n')
}

function fence(text: string, language = 'markdown'): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((d) => d.length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}${language}\n${text.replace(/\n*$/, '')}\n${mark}`
}

/** A fixture as it shows: line endings and BOM do not. */
function read(file: URL): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
}
