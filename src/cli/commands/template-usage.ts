import {resolve} from 'node:path'
import {isMissing} from '../../binding/binding.js'
import {normalizeTitle} from '../../document/title.js'
import {compactKey} from '../../document/near-names.js'
import {endsInDots, isEnclosed} from '../../markdown/prompt-marks.js'
import {aboutSection} from '../../rule/about.js'
import {code} from '../../rule/wording.js'
import type {ProposalSubject} from '../../linter/subject.js'
import {foldedWords} from '../../template/own-words.js'
import type {Template} from '../../template/template.js'
import type {Args} from '../args/args.js'
import type {Io} from '../io/io.js'
import {isFile, isFolder, wayFrom} from '../io/path.js'
import {UsageError} from '../io/usage-error.js'
import {runEach} from '../run/lint-paths.js'
import {optionsOf} from '../run/plugin-options.js'
import type {LintedFile} from '../run/linted-file.js'
import {
  countUsage,
  type KeptText,
  type Named,
  type ProposalUse
} from './usage-report.js'
import {textOfUsage} from './usage-text.js'

/** A proposal's use of its template, and which template that is. */
interface FileUse {
  template: Template
  /** The template's path, or what else it is called. */
  name: string
  use: ProposalUse
}

/**
 * Tells how the proposals of a folder use their template.
 *
 * @param named
 *   The template; without it the one that the proposals have anyway.
 * @throws {UsageError}
 *   Where there are no proposals, or they have several templates.
 */
export async function compareWithFolder(
  named: string | undefined,
  folder: string,
  args: Args,
  io: Io
): Promise<string> {
  if (named !== undefined && !isFile(resolve(io.cwd, named))) {
    throw new UsageError(
      `Unexpected missing template ${code(named)}, expected a Markdown file there`
    )
  }

  if (!isFolder(resolve(io.cwd, folder))) {
    throw new UsageError(
      `Unexpected path ${code(folder)}, expected a folder of proposals`
    )
  }

  const {results} = await runEach(
    {
      cwd: io.cwd,
      paths: [folder],
      stdin: undefined,
      parser: args.parser,
      config: args.config,
      options: optionsOf({...args, template: named}, io)
    },
    useOf,
    () => undefined
  )
  const [reason] = results.flatMap((d) => (typeof d === 'string' ? d : []))
  const uses = results.flatMap((d) => (typeof d === 'object' ? d : []))
  const [first] = uses
  if (!first) {
    throw new UsageError(
      reason ??
        `Unexpected ${code(folder)} without proposals, expected a folder of proposals`
    )
  }

  const other = uses.find((d) => d.name !== first.name)
  if (other) {
    const [one, two] = [first, other].map((d) => code(wayFrom(io.cwd, d.name)))
    throw new UsageError(
      `Unexpected templates ${String(one)} and ${String(two)}, expected one, name it, as in \`ep-lint template EP-TEMPLATE.md --against docs\``
    )
  }

  const usage = countUsage(
    uses.map((d) => d.use),
    first.template
  )
  return args.templateFormat === 'json'
    ? `${JSON.stringify(usage, undefined, 2)}\n`
    : textOfUsage(usage)
}

/** A proposal's use of its template, or why the file could not be read. */
function useOf({result, told}: LintedFile): FileUse | string | undefined {
  if (!result) return told[0]?.reason
  const {subject} = result
  return subject.kind === 'proposal'
    ? {
        template: subject.binding.template,
        name: subject.schema.name,
        use: readUse(subject)
      }
    : undefined
}

function readUse({binding}: ProposalSubject): ProposalUse {
  const {absent, fields, found, header, sections} = binding
  const elsewhere = absent.filter((d) => d.foundElsewhere ?? d.replacedBy)
  // A section that may be the missing one counts as given under another name.
  const maybe = absent.flatMap((d): Named[] => {
    const section = sections.find((of) => isAt(of.place, d.lookalike?.place))
    return isMissing(d) && section && !d.template.series
      ? [
          {
            name: aboutSection(d.template),
            title: d.template.title,
            as: section.title
          }
        ]
      : []
  })
  const known = new Set(binding.template.fields.map((d) => compactKey(d.key)))
  return {
    sections: [...found, ...elsewhere].map((d) => aboutSection(d.template)),
    fields: fields.flatMap((d) => (d.field ? d.template.key : [])),
    otherNames: [
      ...maybe,
      ...found.flatMap((d): Named[] =>
        d.how === 'near'
          ? [
              {
                name: aboutSection(d.template),
                title: d.template.title,
                as: d.section.title
              }
            ]
          : []
      ),
      ...fields.flatMap((d): Named[] =>
        d.how === 'near'
          ? [{name: d.template.key, title: d.template.key, as: d.field.key}]
          : []
      )
    ],
    ownSections: sections
      .filter((section) => {
        const parent = binding.parentOf(section)
        return (
          !binding.boundOf(section) &&
          (!parent || binding.boundOf(parent)) &&
          !maybe.some((d) => d.as === section.title)
        )
      })
      .map(({title}) => ({key: normalizeTitle(title), title})),
    ownFields: header
      .filter((d) => !known.has(compactKey(d.key)))
      .filter((d) => fields.every(({field}) => field !== d))
      .map(({key}) => ({key: compactKey(key), title: key})),
    kept: found.flatMap((d) => keptWords(d, binding))
  }
}

function isAt(
  place: {start: number} | undefined,
  other: {start: number} | undefined
): boolean {
  return place !== undefined && place.start === other?.start
}

/** The texts of the template that a section still has. */
function keptWords(
  {section, template}: ProposalSubject['binding']['found'][number],
  {proposal}: ProposalSubject['binding']
): KeptText[] {
  return section.body.flatMap((block) => {
    const text = foldedWords(block, proposal.source)
    // An open prompt waits for its author, however many there are.
    const isPrompt = text === undefined || isEnclosed(text) || endsInDots(text)
    return !isPrompt && template.words.has(text)
      ? {section: aboutSection(template), text}
      : []
  })
}
