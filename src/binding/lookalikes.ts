import {isMissing} from './binding.js'
import type {Absent, Lookalike, Missing} from './binding.js'
import {memoize} from '../base/memo.js'
import {
  pseudoHeadings,
  type PseudoHeading
} from '../document/pseudo-headings.js'
import type {Proposal, Section} from '../document/proposal.js'
import {
  holdsWords,
  isNear,
  keyWords,
  singularWords
} from '../document/near-names.js'
import {titleKeys} from '../document/title.js'
import {isOpenSeries} from '../template/series.js'
import {isMember} from '../template/series-member.js'
import type {Template, TemplateSection} from '../template/template.js'
import {isDeep, isRatherOther} from './near-pairs.js'
import type {TitleMatcher} from './title-matcher.js'

/** What a binder knows once it has bound what it can. */
interface Bound {
  proposal: Proposal
  template: Template
  titles: TitleMatcher
  sections: readonly Section[]
  taken: ReadonlyMap<Section, unknown>
  absent: readonly Absent[]
  /** The sections that are in no other. */
  tops: readonly Section[]
}

/** Finds what may be the sections that are missing, in forms that are not read. */
export function findLookalikes(bound: Bound): void {
  const missing = bound.absent.filter(isMissing)
  if (missing.length === 0) return
  const starts = startsOf(missing.map((d) => d.template))
  const lines = pseudoHeadings(bound.proposal, (d) => starts.test(d))
  const pseudo = new PseudoHeadings(lines)
  const free = bound.sections.filter((d) => !bound.taken.has(d))
  const longer = new Map<TemplateSection, {place: Lookalike['place']}>()
  for (const absent of missing) {
    const {template, parent} = absent
    const found = pseudo.find(template, parent?.section)
    // Members of a series have parents that lack the same.
    const place =
      found ??
      memoize(longer, template, () => {
        const {titles} = bound
        const section =
          free.find((d) => titles.holdsWords(template, d)) ??
          // At a place that makes it doubtful.
          free.find((d) => titles.isSlip(template, d)) ??
          nearAtPlace(absent, missing, free, bound)
        return {place: section?.place ?? nowhere}
      })
    if (place.place === nowhere) continue
    absent.lookalike = {place: place.place, heading: found?.heading}
  }
}

/**
 * The first section at the place of a missing one whose title is near, though it
 * stands on the wrong side of others, or others have a near title too.
 */
function nearAtPlace(
  {template, parent}: Missing,
  missing: readonly Missing[],
  free: readonly Section[],
  {taken, template: whole, titles, tops}: Bound
): Section | undefined {
  // Where nothing is as in the template, a word in common is chance.
  if (taken.size === 0) return undefined
  const there = free.filter((d) =>
    parent ? d.parent === parent.section : tops.includes(d)
  )
  const isNear = (wanted: TemplateSection, d: Section) =>
    titles.nearness(wanted, d) === 'sure' &&
    !isDeep(wanted, d) &&
    !isRatherOther(whole, wanted, d)
  return there.find(
    (d) =>
      isNear(template, d) &&
      !missing.some((m) => m.template !== template && isNear(m.template, d))
  )
}

const nowhere = {start: -1, end: -1}

/** What Markdown has that may be one of some titles: the first letters of a word. */
function startsOf(templates: readonly TemplateSection[]): RegExp {
  const starts = templates.map(({title, series}) => {
    const {name} = titleKeys(series ? series.label : title)
    return /(?<![a-z])[a-z]{3}/.exec(name)?.[0] ?? ''
  })
  // Letters may also be written as references, or with what is not seen between.
  return new RegExp(
    ['&', String.raw`\p{Cf}`, ...new Set(starts)].join('|'),
    'iu'
  )
}

/** Lines that are headings but for their form, by their titles. */
class PseudoHeadings {
  readonly #all: readonly PseudoHeading[]
  readonly #byTitle = new Map<string, PseudoHeading[]>()

  constructor(all: readonly PseudoHeading[]) {
    this.#all = all
    for (const one of all) {
      const {title, name} = titleKeys(one.title)
      for (const key of new Set([title, name])) {
        memoize(this.#byTitle, key, () => []).push(one)
      }
    }
  }

  /** The first with a title, in a section if there is one. */
  find(
    {title, series}: TemplateSection,
    section: Section | undefined
  ): PseudoHeading | undefined {
    if (isOpenSeries(series)) return this.#headingIn(section)
    const keys = titleKeys(title)
    const all = series
      ? this.#all.filter((d) => isMember(series, d.title))
      : (this.#byTitle.get(keys.title) ??
        this.#byTitle.get(keys.name) ??
        this.#withLikeTitle(keys.name))
    const {start = 0, end = 0} = section?.span ?? {}
    return (
      all.find(({place}) => place.start >= start && place.end <= end) ?? all[0]
    )
  }

  /** A line in a section that is a heading but for its form, whatever its title. */
  #headingIn(section: Section | undefined): PseudoHeading | undefined {
    const {start = 0, end = 0} = section?.span ?? {}
    const found = this.#all.find(
      ({heading, place}) => heading && place.start >= start && place.end <= end
    )
    return found && {...found, heading: undefined}
  }

  /**
   * Those that are surely meant as headings, with a near or a longer title; that
   * this section is meant, only their author can say.
   */
  #withLikeTitle(wanted: string): readonly PseudoHeading[] {
    const words = keyWords(wanted)
    return this.#all
      .filter((d) => {
        if (d.heading?.rank === undefined) return false
        const {name} = titleKeys(d.title)
        return isNear(name, wanted) || holdsWords(singularWords(name), words)
      })
      .map((d) => ({...d, heading: undefined}))
  }
}
