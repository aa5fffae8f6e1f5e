import {byFrequency, groupBy, tally} from '../../base/list.js'
import {aboutSection} from '../../rule/about.js'
import type {Template, TemplateSection} from '../../template/template.js'

/** What one proposal has of its template, each once or more often. */
export interface ProposalUse {
  /** Sections as `Goals > Non-Goals`. */
  sections: string[]
  fields: string[]
  otherNames: Named[]
  ownSections: Own[]
  ownFields: Own[]
  kept: KeptText[]
}

/** A section or field that a proposal has by another name. */
export interface Named {
  /** As `sections` and `fields` have it. */
  name: string
  /** As the option `aliases` has it. */
  title: string
  as: string
}

/** A section or field of an author's own; `key` is what it is compared by. */
export interface Own {
  key: string
  title: string
}

/** A text of the template that was not replaced. */
export interface KeptText {
  section: string
  text: string
}

/** How proposals use their template; `version` goes up when this shape changes. */
export interface Usage {
  version: 1
  proposals: number
  fields: PartUsage[]
  sections: PartUsage[]
  /** What at least three in ten proposals have and the template lacks. */
  added: {fields: Shared[]; sections: Shared[]}
  /** Texts of the template that at least eight in ten keep. */
  kept: Array<KeptText & {proposals: number}>
  /** Other names that two or more proposals use, for the option `aliases`. */
  aliases: Record<string, string[]>
}

/** A section or field of the template, and how many proposals have it. */
export interface PartUsage {
  name: string
  optional: boolean
  proposals: number
  /** In how many it is asked for: those that have the section it is in. */
  of: number
  /** Whether it is asked for and hardly any proposal has it. */
  rare: boolean
  otherNames: Shared[]
}

/** A name, and how many proposals have it. */
export interface Shared {
  name: string
  proposals: number
}

const common = 0.3
const nearlyAll = 0.8
const hardlyAny = 0.1
// With fewer proposals, each may be an exception.
const fewest = 3

/** Counts what proposals have of their template. */
export function countUsage(
  uses: readonly ProposalUse[],
  template: Template
): Usage {
  const many = uses.length
  const sections = countEach(uses.map((d) => d.sections))
  const fields = countEach(uses.map((d) => d.fields))
  const partOf = (
    name: string,
    optional: boolean,
    has: number,
    of: number
  ) => ({
    name,
    optional,
    proposals: has,
    of,
    rare: !optional && of >= fewest && has < of * hardlyAny,
    otherNames: namesOfMany(
      uses.map((d) =>
        d.otherNames.flatMap((other) =>
          other.name === name ? {key: other.as, title: other.as} : []
        )
      ),
      1
    )
  })
  const sectionUsage = (section: TemplateSection) => {
    const name = aboutSection(section)
    const above = section.parent && aboutSection(section.parent)
    const of =
      above === undefined
        ? many
        : uses.filter(
            (d) => d.sections.includes(above) || d.sections.includes(name)
          ).length
    return partOf(name, section.optional, sections.get(name) ?? 0, of)
  }
  return {
    version: 1,
    proposals: many,
    fields: template.fields.map(({key, optional}) =>
      partOf(key, optional, fields.get(key) ?? 0, many)
    ),
    sections: template.sections.map(sectionUsage),
    added: {
      fields: namesOfMany(
        uses.map((d) => d.ownFields),
        many * common
      ),
      sections: namesOfMany(
        uses.map((d) => d.ownSections),
        many * common
      )
    },
    kept: keptByMany(uses),
    aliases: aliasesOf(uses)
  }
}

/** In how many lists each item is. */
function countEach(
  lists: ReadonlyArray<readonly string[]>
): Map<string, number> {
  return tally(lists.flatMap((d) => [...new Set(d)]))
}

/** Names that at least so many proposals share, in the spelling of most. */
function namesOfMany(
  lists: ReadonlyArray<readonly Own[]>,
  least: number
): Shared[] {
  const counts = countEach(lists.map((all) => all.map((d) => d.key)))
  const titles = groupBy(lists.flat(), (d) => d.key)
  return [...counts]
    .filter(([, has]) => has >= least && (least === 1 || has > 1))
    .sort((a, b) => b[1] - a[1])
    .map(([key, proposals]) => ({
      name: mostFrequent((titles.get(key) ?? []).map((d) => d.title)),
      proposals
    }))
}

function mostFrequent(names: readonly string[]): string {
  const [[name] = ['']] = byFrequency(names)
  return name
}

function keptByMany(uses: readonly ProposalUse[]): Usage['kept'] {
  const separator = '\n'
  const counts = countEach(
    uses.map((use) =>
      use.kept.map(({section, text}) => section + separator + text)
    )
  )
  const has = countEach(uses.map((d) => d.sections))
  return [...counts].flatMap(([key, proposals]) => {
    const [section = '', text = ''] = key.split(separator)
    const of = has.get(section) ?? 0
    return of >= fewest && proposals >= of * nearlyAll
      ? {section, text, proposals}
      : []
  })
}

function aliasesOf(uses: readonly ProposalUse[]): Record<string, string[]> {
  const aliases: Record<string, string[]> = {}
  const all = groupBy(
    uses.flatMap((d) => d.otherNames),
    (d) => d.title
  )
  for (const [title, others] of all) {
    const names = [...tally(others.map((d) => d.as))]
      .filter(([, has]) => has > 1)
      .map(([name]) => name)
    if (names.length > 0) aliases[title] = names
  }

  return aliases
}
