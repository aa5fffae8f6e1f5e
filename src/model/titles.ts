import {isMember} from './member.js'
import {fold, foldName, isNear, type Aliases} from './name.js'
import {getOrMake} from './known.js'
import type {Section} from './proposal.js'
import type {TemplateSection} from './template.js'

/** A title as titles compare: whole, and without a trailing parenthesis. */
interface Keys {
  title: string
  name: string
}

/** Of templates, each of which is for many documents. */
const wanted = new WeakMap<TemplateSection, Keys>()

/** Compares the titles of a document's sections with a template's. */
export class Titles {
  readonly #sections: readonly Section[]
  readonly #aliases: Aliases
  readonly #keys = new Map<Section, Keys>()
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
    const keys = keysOf(template, wanted)
    const all = this.#all()
    const find = (by: keyof Keys) => all[by].get(keys[by])?.find(isFit)
    return find('title') ?? find('name')
  }

  isNear(template: TemplateSection, section: Section): boolean {
    if (template.series) return false
    const key = keysOf(section, this.#keys)
    const names = this.#aliases[template.title] ?? []
    return (
      names.some((d) => fold(d) === key.title) ||
      isNear(key.name, keysOf(template, wanted).name)
    )
  }

  /** All sections by their titles, in document order. */
  #all(): Record<keyof Keys, Map<string, Section[]>> {
    this.#byKey ??= {
      title: groupBy(this.#sections, (d) => keysOf(d, this.#keys).title),
      name: groupBy(this.#sections, (d) => keysOf(d, this.#keys).name)
    }
    return this.#byKey
  }

  /** Whether a section bears the title of a template's, or is in its series. */
  isSame(template: TemplateSection, section: Section, by: keyof Keys): boolean {
    const {series} = template
    const key = keysOf(section, this.#keys)
    return series
      ? key.title.startsWith(fold(series.label)) &&
          isMember(series, section.title)
      : key[by] === keysOf(template, wanted)[by]
  }

  isSameTitle(one: Section, other: Section): boolean {
    return keysOf(one, this.#keys).title === keysOf(other, this.#keys).title
  }
}

function keysOf<Titled extends {title: string}>(
  section: Titled,
  known: Pick<WeakMap<Titled, Keys>, 'get' | 'set'>
): Keys {
  const {title} = section
  return getOrMake(known, section, () => ({
    title: fold(title),
    name: foldName(title)
  }))
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
