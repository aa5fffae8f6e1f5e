import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {visible} from '../../base/visible.js'
import {rules} from '../../../rules/index.js'
import type {ProposalSubject} from '../../linter/subject.js'
import {packageUrl} from '../../rule/url.js'
import {code} from '../../rule/wording.js'
import type {Bound} from '../../binding/bind.js'
import {lineIn, type Joined} from '../../document/joined.js'
import {nearest} from '../../document/near-names.js'
import {lineOf} from '../../document/line.js'
import type {Section} from '../../document/proposal.js'
import type {Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'
import {isFile} from '../io/path.js'
import {textTable, widthOf} from '../io/text-table.js'
import {runEach} from '../run/lint-paths.js'
import {optionsOf} from '../run/plugin-options.js'
import {renderPage} from './render-page.js'

/** Prints a rule's page, or how a proposal was matched to its template. */
export async function runExplain(
  subject: string | undefined,
  args: Args,
  io: Io
): Promise<number> {
  const rule = rules.find((d) => d.id === subject)
  if (rule) {
    const page = packageUrl(`docs/rules/${rule.id}.md`)
    io.out(
      renderPage(readFileSync(page, 'utf8'), {
        width: io.columns() ?? 80,
        color: io.hasColors()
      })
    )
    return 0
  }

  if (subject === 'built-in') {
    io.out(readFileSync(packageUrl('templates/ep.md'), 'utf8'))
    return 0
  }

  if (subject === undefined || !isFile(resolve(io.cwd, subject))) {
    const actual =
      subject === undefined
        ? '`explain` without a subject'
        : `${code(subject)} to explain`
    throw new UsageError(
      `Unexpected ${actual}, expected a rule such as ${code(rules[0].id)}, \`built-in\` or a proposal${hintFor(subject)}`
    )
  }

  const {results} = await runEach(
    {
      cwd: io.cwd,
      paths: [subject],
      stdin: undefined,
      options: optionsOf(args, io),
      parser: args.parser,
      config: args.config
    },
    ({result, told}) =>
      result?.subject.kind === 'proposal'
        ? {text: describe(subject, result.subject, result.whole?.joined)}
        : {reason: told[0]?.reason},
    () => undefined
  )
  const [{text, reason} = {}] = results
  if (text === undefined) {
    throw new UsageError(
      `Unexpected ${code(subject)}, expected a proposal${reason ? `: ${reason}` : ''}`
    )
  }

  io.out(text)
  return 0
}

/** A rule that a mistyped one may be; what all their names start with is no sign. */
function hintFor(subject = ''): string {
  const short = (id: string) => id.replace(/^ep-/, '')
  const near = nearest(
    short(subject),
    rules.map((d) => short(d.id))
  )
  const rule = rules.find((d) => short(d.id) === near)
  return rule ? `, did you mean ${code(rule.id)}?` : ''
}

function describe(
  path: string,
  {binding, noHistory, schema: {name, version}}: ProposalSubject,
  joined: Joined | undefined
): string {
  const lineAt = ({place}: Section): string => {
    const line = lineOf(binding.proposal, place)
    return String(joined ? lineIn(joined, line).line : line)
  }
  const {found: bounds, absent, fields, template: schema} = binding
  const all: Bound[] = [...bounds, ...absent]
  all.sort((a, b) => a.template.index - b.template.index)
  const sections = all.map((bound) => {
    const indent = '  '.repeat(depthOf(bound))
    const {title} = bound.template
    const found =
      bound.how === 'absent'
        ? `absent${bound.foundElsewhere ? `, but see line ${lineAt(bound.foundElsewhere)}` : ''}`
        : `${bound.how}: line ${lineAt(bound.section)}, ${bound.section.title}`
    return [`${indent}${title}`, found] as const
  })
  const header = fields.map(
    ({template: {key}, how, field}) =>
      [key, field ? `${how}: ${field.key}` : how] as const
  )
  const title = [
    schema.title?.text ?? 'none',
    binding.title?.title ?? 'absent'
  ] as const
  const least = Math.max(...[...header, ...sections].map(([d]) => widthOf(d)))
  const lines = (rows: ReadonlyArray<readonly [string, string]>) =>
    textTable(
      rows.map((row) => row.map((d) => visible(d))),
      {indent: 2, widths: [least]}
    )
  const day = version
    ? `, as it was in ${version.commit} of ${version.date}`
    : noHistory === undefined
      ? ''
      : `, as it is today: ${noHistory}`
  return `${visible(path)}, matched to ${visible(name)}${day}

Title
${lines([title])}
Fields
${lines(header)}
Sections
${lines(sections)}`
}

function depthOf({template}: Bound): number {
  let depth = 0
  for (let up = template.parent; up; up = up.parent) depth++
  return depth
}
