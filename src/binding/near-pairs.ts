import type {BoundSection} from './binding.js'
import type {Nearness} from '../document/near-names.js'
import type {Section} from '../document/proposal.js'
import {normalizeTitle} from '../document/title.js'
import type {Template, TemplateSection} from '../template/template.js'
import {wantedTitle, type TitleMatcher} from './title-matcher.js'

/** A template section, and a section whose title is near. */
export interface NearPair {
  template: TemplateSection
  section: Section
  nearness: Nearness
}

/** What is at one place: right under one parent. */
export interface Place {
  wanted: readonly TemplateSection[]
  /** The sections that are still unbound. */
  free: readonly Section[]
  /** Those that were bound by the same title. */
  same: readonly BoundSection[]
}

/** The pairs of near titles at one place that are beyond doubt. */
export function nearPairs(
  titles: TitleMatcher,
  template: Template,
  {wanted, free, same}: Place
): NearPair[] {
  const bound = new Set(same.map((d) => d.template))
  const absent = wanted.filter((d) => !bound.has(d))
  const pairs = absent.flatMap((one): NearPair[] => {
    const near = free.flatMap((section) => {
      const nearness = titles.nearness(one, section)
      return nearness && (!isDeep(one, section) || titles.isSlip(one, section))
        ? [{template: one, section, nearness}]
        : []
    })
    return near.length === 1 ? near : []
  })
  return pairs.filter(({template: one, section}) => {
    const others = wanted.filter((d) => d !== one)
    return (
      others.every((d) => titles.nearness(d, section) === undefined) &&
      absent.every((d) => d === one || !titles.holdsWords(d, section)) &&
      same.every((d) => isInOrder(d, one, section)) &&
      !isRatherOther(template, one, section)
    )
  })
}

/** Whether a near title, wherever it stands, is rather that of another section. */
export function isRatherOther(
  template: Template,
  one: TemplateSection,
  section: Section
): boolean {
  return (
    isOfAnother(template, one, section) || holdsOthers(template, one, section)
  )
}

/** Whether a section is deeper by several ranks, so rather of the author's. */
export function isDeep({rank}: TemplateSection, section: Section): boolean {
  return section.rank > rank + 1
}

/** Whether a section stands on the right side of a bound one. */
function isInOrder(
  bound: BoundSection,
  template: TemplateSection,
  {place}: Section
): boolean {
  const isBefore = (bound.section.place?.start ?? 0) < (place?.start ?? 0)
  return bound.template.index < template.index === isBefore
}

/** Whether a title is the very title of another section of the template. */
function isOfAnother(
  {sections}: Template,
  template: TemplateSection,
  {words}: Section
): boolean {
  const title = normalizeTitle(words)
  return sections.some((d) => d !== template && wantedTitle(d) === title)
}

/** Whether a subsection has the title of another template section's child. */
function holdsOthers(
  {sections}: Template,
  template: TemplateSection,
  {children}: Section
): boolean {
  if (children.length === 0) return false
  const own = new Set(template.children.map(wantedTitle))
  const others = new Set(
    sections.filter((d) => d.parent && d.parent !== template).map(wantedTitle)
  )
  return children.some((d) => {
    const key = normalizeTitle(d.words)
    return others.has(key) && !own.has(key)
  })
}
