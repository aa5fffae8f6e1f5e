import {groupBy} from '../base/list.js'
import {isMember} from '../template/series-member.js'
import {
  holdsWords,
  isTypo,
  keyWords,
  lettersOf,
  mayBeNear,
  nearnessOf,
  singularWords,
  type Aliases,
  type Nearness
} from '../document/near-names.js'
import {
  normalizeTitle,
  titleKeys,
  openTitlePattern,
  type TitleKeys
} from '../document/title.js'
import {memoize} from '../base/memo.js'
import type {Section} from '../document/proposal.js'
import {withoutOptional} from '../template/optional.js'
import type {TemplateSection} from '../template/template.js'

/** The normalized title of a template's section, and of its series the label. */
interface Wanted extends TitleKeys {
  label: string
  open: RegExp | undefined
  /** The words that a longer title has to hold. */
  words: readonly string[]
}

/** Titles are compared whole, or without number and parenthesis. */
export type By = 'title' | 'name'

/** Sections in document order, by what their titles are compared by. */
export type ByKey = Readonly<Record<By, ReadonlyMap<string, Section[]>>>

/** Kept, as one template serves many documents. */
const wanted = new WeakMap<TemplateSection, Wanted>()

/** Compares the titles of a document's sections with a template's. */
export class TitleMatcher {
  readonly #sections: readonly Section[]
  readonly #aliases: ReadonlyMap<string, ReadonlySet<string>>
  readonly #keys = new Map<Section, TitleKeys>()
  readonly #words = new Map<string, readonly string[]>()
  #all: ByKey | undefined

  constructor(sections: readonly Section[], aliases: Aliases) {
    this.#sections = sections
    this.#aliases = new Map(
      Object.entries(aliases).map(([title, names]) => [
        title,
        new Set(names.map((d) => normalizeTitle(d)))
      ])
    )
  }

  /** All sections by title and by name. */
  get all(): ByKey {
    this.#all ??= this.byKey(this.#sections)
    return this.#all
  }

  /** Some sections by title and by name, each group in document order. */
  byKey(sections: readonly Section[]): ByKey {
    return {
      title: groupBy(sections, (d) => this.#keysOf(d).title),
      name: groupBy(sections, (d) => this.#keysOf(d).name)
    }
  }

  /** How near the title of a section is to a template's, or an alias of it. */
  nearness(template: TemplateSection, section: Section): Nearness | undefined {
    if (template.series) return undefined
    const {name, letters} = wantedOf(template)
    const keys = this.#keysOf(section)
    if (this.#aliases.get(template.title)?.has(keys.title)) return 'sure'
    return mayBeNear(keys.letters, letters)
      ? nearnessOf(keys.name, name)
      : undefined
  }

  /** Whether a title is a template's but for a slip of the hand. */
  isSlip(template: TemplateSection, section: Section): boolean {
    return (
      !template.series &&
      isTypo(this.#keysOf(section).name, wantedOf(template).name) &&
      this.nearness(template, section) !== undefined
    )
  }

  /** Whether a title holds all words of a template's, and more. */
  holdsWords(template: TemplateSection, section: Section): boolean {
    if (template.series) return false
    const {letters, words} = wantedOf(template)
    const keys = this.#keysOf(section)
    // Plural words are compared as singular ones.
    const missing = letters & ~keys.letters & ~pluralLetters
    if (missing !== 0) return false
    const there = memoize(this.#words, keys.name, singularWords)
    return holdsWords(there, words)
  }

  /**
   * The sections with a template's title, or those of its series.
   *
   * @param there
   *   The sections that come into question.
   * @param byKey
   *   The same by their keys.
   */
  same(
    template: TemplateSection,
    there: readonly Section[],
    byKey: ByKey,
    by: By
  ): readonly Section[] {
    const {[by]: key, label, open} = wantedOf(template)
    const {series} = template
    if (series) {
      return there.filter(
        (d) =>
          label !== '' &&
          this.#keysOf(d).title.startsWith(label) &&
          isMember(series, d.title)
      )
    }

    const found = byKey[by].get(key) ?? []
    // Titles may fill in what a template's title leaves open.
    return found.length > 0 || by === 'title' || !open
      ? found
      : there.filter((d) => open.test(this.#keysOf(d).title))
  }

  /** All sections with a template's title, or those of its series. */
  anywhere(template: TemplateSection, by: By): readonly Section[] {
    return template.series
      ? this.same(template, this.#sections, this.all, by)
      : (this.all[by].get(wantedOf(template)[by]) ?? [])
  }

  isSameTitle(one: Section, other: Section): boolean {
    return this.#keysOf(one).title === this.#keysOf(other).title
  }

  #keysOf(section: Section): TitleKeys {
    return memoize(this.#keys, section, keysOf)
  }
}

// Plural endings, and what may stand between words.
const pluralLetters = lettersOf('siey ,-/&:')

function keysOf({words}: Section): TitleKeys {
  return titleKeys(withoutOptional(words))
}

function wantedOf(template: TemplateSection): Wanted {
  return memoize(wanted, template, readWanted)
}

function readWanted({title, series}: TemplateSection): Wanted {
  const keys = titleKeys(title)
  return {
    ...keys,
    label: normalizeTitle(series?.label ?? ''),
    open: openTitlePattern(title),
    words: keyWords(keys.name)
  }
}

/** The title of a template section, normalized. */
export function wantedTitle(template: TemplateSection): string {
  return wantedOf(template).title
}
