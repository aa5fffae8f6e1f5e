import {groupBy} from '../base/list.js'
import {isMember} from '../template/series-member.js'
import {isNear, mayBeNear, type Aliases} from '../document/near-names.js'
import {
  normalizeTitle,
  titleKeys,
  openTitlePattern,
  type TitleKeys
} from '../document/title.js'
import {memoize} from '../base/memo.js'
import type {Section} from '../document/proposal.js'
import type {TemplateSection} from '../template/template.js'

/** The normalized title of a template's section, and of its series the label. */
interface Wanted extends TitleKeys {
  label: string
  open: RegExp | undefined
}

/** Titles are compared whole, or without number and parenthesis. */
type By = 'title' | 'name'

/** Kept, as one template serves many documents. */
const wanted = new WeakMap<TemplateSection, Wanted>()

/** Compares the titles of a document's sections with a template's. */
export class TitleMatcher {
  readonly #sections: readonly Section[]
  readonly #aliases: Aliases
  readonly #keys = new Map<Section, TitleKeys>()
  #byKey: Record<By, Map<string, Section[]>> | undefined

  constructor(sections: readonly Section[], aliases: Aliases) {
    this.#sections = sections
    this.#aliases = aliases
  }

  /** The first section anywhere with a template's title that passes a test. */
  find(
    template: TemplateSection,
    isFit: (section: Section) => boolean
  ): Section | undefined {
    const keys = wantedOf(template)
    const all = this.#all()
    const find = (by: By) => all[by].get(keys[by])?.find(isFit)
    return find('title') ?? find('name')
  }

  /** The sections whose titles are near a template's, or an alias of it. */
  near(template: TemplateSection, sections: readonly Section[]): Section[] {
    if (template.series) return []
    const {name, letters} = wantedOf(template)
    const aliases = this.#aliases[template.title]?.map((d) => normalizeTitle(d))
    return sections.filter((d) => {
      const keys = this.#keysOf(d)
      return (
        (mayBeNear(keys.letters, letters) && isNear(keys.name, name)) ||
        aliases?.includes(keys.title)
      )
    })
  }

  /** All sections by title and by name, each group in document order. */
  #all(): Record<By, Map<string, Section[]>> {
    this.#byKey ??= {
      title: groupBy(this.#sections, (d) => this.#keysOf(d).title),
      name: groupBy(this.#sections, (d) => this.#keysOf(d).name)
    }
    return this.#byKey
  }

  /** The sections with a template's title, or those of its series. */
  same(
    template: TemplateSection,
    sections: readonly Section[],
    by: By
  ): Section[] {
    const {series} = template
    const {[by]: key, label} = wantedOf(template)
    const found = sections.filter((d) => {
      const keys = this.#keysOf(d)
      return series
        ? keys.title.startsWith(label) && isMember(series, d.title)
        : keys[by] === key
    })
    return found.length > 0 || by === 'title'
      ? found
      : this.#open(template, sections)
  }

  /** The sections whose titles fill in what a template's title leaves open. */
  #open(template: TemplateSection, sections: readonly Section[]): Section[] {
    const {open} = wantedOf(template)
    return open && !template.series
      ? sections.filter((d) => open.test(this.#keysOf(d).title))
      : []
  }

  isSameTitle(one: Section, other: Section): boolean {
    return this.#keysOf(one).title === this.#keysOf(other).title
  }

  #keysOf(section: Section): TitleKeys {
    return memoize(this.#keys, section, keysOf)
  }
}

function keysOf({title}: {title: string}): TitleKeys {
  return titleKeys(title)
}

function wantedOf(template: TemplateSection): Wanted {
  return memoize(wanted, template, readWanted)
}

function readWanted(template: TemplateSection): Wanted {
  return {
    ...keysOf(template),
    label: normalizeTitle(template.series?.label ?? ''),
    open: openTitlePattern(template.title)
  }
}
