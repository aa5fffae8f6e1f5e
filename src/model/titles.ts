import {isMember} from './member.js'
import {fold, foldName, isNear, type Aliases} from './name.js'
import type {Section} from './proposal.js'
import type {TemplateSection} from './template.js'

/** A title as titles compare: whole, and without a trailing parenthesis. */
interface Keys {
  title: string
  name: string
}

/** Compares the titles of a document's sections with a template's. */
export class Titles {
  readonly #sections: readonly Section[]
  readonly #aliases: Aliases
  readonly #keys = new Map<string, Keys>()
  #byKey: Record<keyof Keys, Map<string, Section[]>> | undefined

  constructor(sections: readonly Section[], aliases: Aliases) {
    this.#sections = sections
    this.#aliases = aliases
  }

  /** The first section of a template's title that is fit, wherever it is. */
  find(
    template: TemplateSection,
    isFit: (section: Section) => boolean
  ): Section | undefined {
    const keys = this.#of(template.title)
    const all = this.#all()
    const find = (by: keyof Keys) => all[by].get(keys[by])?.find(isFit)
    return find('title') ?? find('name')
  }

  isNear(template: TemplateSection, section: Section): boolean {
    if (template.series) return false
    const key = this.#of(section.title)
    const names = this.#aliases[template.title] ?? []
    return (
      names.some((d) => this.#of(d).title === key.title) ||
      isNear(key.name, this.#of(template.title).name)
    )
  }

  /** All sections by their titles, in document order. */
  #all(): Record<keyof Keys, Map<string, Section[]>> {
    this.#byKey ??= {
      title: groupBy(this.#sections, (d) => this.#of(d.title).title),
      name: groupBy(this.#sections, (d) => this.#of(d.title).name)
    }
    return this.#byKey
  }

  /** Whether a section bears the title of a template's, or is in its series. */
  isSame(
    {title, series}: TemplateSection,
    section: Section,
    by: keyof Keys
  ): boolean {
    const key = this.#of(section.title)
    return series
      ? key.title.startsWith(this.#of(series.label).title) &&
          isMember(series, section.title)
      : key[by] === this.#of(title)[by]
  }

  isSameTitle(one: Section, other: Section): boolean {
    return this.#of(one.title).title === this.#of(other.title).title
  }

  #of(title: string): Keys {
    let keys = this.#keys.get(title)
    if (!keys) {
      keys = {title: fold(title), name: foldName(title)}
      this.#keys.set(title, keys)
    }

    return keys
  }
}

function groupBy(
  sections: readonly Section[],
  keyOf: (section: Section) => string
): Map<string, Section[]> {
  const groups = new Map<string, Section[]>()
  for (const section of sections) {
    const key = keyOf(section)
    const group = groups.get(key)
    if (group) group.push(section)
    else groups.set(key, [section])
  }

  return groups
}
