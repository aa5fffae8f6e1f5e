import {append, groupBy} from '../base/list.js'
import type {Absent, Bound, BoundSection} from './binding.js'
import {readMember} from '../template/series-member.js'
import {isOpenSeries} from '../template/series.js'
import {memoize} from '../base/memo.js'
import {findReplacements, withOwnTitles} from './replacements.js'
import {findTopLevel, hasTopRank} from './top-level.js'
import type {Aliases, Nearness} from '../document/near-names.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Template, TemplateSection} from '../template/template.js'
import {straysAmong} from './series-strays.js'
import {findLookalikes} from './lookalikes.js'
import {isAnswered} from '../document/content.js'
import {Candidates} from './candidates.js'
import {nearPairs} from './near-pairs.js'
import {TitleMatcher, type By} from './title-matcher.js'

/**
 * Binds the sections of one proposal; see `bind`.
 *
 * 1. By title, then by name, under the parent that the template gives.
 * 2. By a near title, there too.
 * 3. By title anywhere, for what is required and left.
 * 4. Further members of series; and what took the place of a series.
 * 5. What may be a section that is missing.
 */
export class SectionBinder {
  readonly found = new Map<TemplateSection, BoundSection[]>()
  readonly absent: Absent[] = []
  readonly taken = new Map<Section, BoundSection | undefined>()
  readonly title: Section | undefined
  readonly sections: readonly Section[]
  readonly tops: Section[]
  readonly titles: TitleMatcher
  /** How much deeper the sections stand than in a template that has them at 1. */
  shift = 0
  readonly elsewhere: Readonly<Record<By, Map<TemplateSection, Candidates>>> = {
    title: new Map(),
    name: new Map()
  }

  constructor(
    readonly proposal: Proposal,
    readonly template: Template,
    readonly aliases: Aliases
  ) {
    const {title, sections, tops} = findTopLevel(proposal, template)
    this.title = title
    this.sections = sections
    this.tops = tops
    this.titles = new TitleMatcher(sections, aliases)
  }

  run(): void {
    this.bindPlace(undefined)
    this.shift = this.findShift()
    this.bindElsewhere()
    this.bindMembers()
    findReplacements(this.absent, (d) => this.taken.has(d))
    findLookalikes(this)
  }

  /** Steps 1 and 2 for the sections right under one parent, then under those. */
  bindPlace(root: BoundSection | undefined): void {
    const queue = [root]
    for (const parent of queue) {
      const wanted = parent
        ? parent.template.children
        : this.template.sections.filter((d) => !d.parent)
      const there = parent ? parent.section.children : this.tops
      const same = this.bindSame(wanted, there, parent)
      append(queue, same)
      append(queue, this.bindNear(wanted, there, same, parent))
      append(queue, this.bindOpen(wanted, there, parent))
    }
  }

  /** Gives what is left at a place to a series of sections with any title. */
  bindOpen(
    wanted: readonly TemplateSection[],
    there: readonly Section[],
    parent: BoundSection | undefined
  ): BoundSection[] {
    const template = wanted.find((d) => isOpenSeries(d.series))
    if (!template) return []
    const left = there.filter((d) => !this.taken.has(d))
    return withOwnTitles(left, this.template).map((d) =>
      this.take(template, d, parent, 'same')
    )
  }

  bindSame(
    wanted: readonly TemplateSection[],
    there: readonly Section[],
    parent: BoundSection | undefined
  ): BoundSection[] {
    if (wanted.length === 0 || there.length === 0) return []
    const found = new Map<TemplateSection, BoundSection[]>()
    const byKey = this.titles.byKey(there)
    for (const by of ['title', 'name'] as const) {
      for (const template of wanted) {
        if (found.has(template)) continue
        const all = this.titles
          .same(template, there, byKey, by)
          .filter((d) => !this.taken.has(d))
        const [section] = all
        if (!section) continue
        const bound = this.take(template, section, parent, 'same')
        const members = [bound]
        found.set(template, members)
        for (const other of all.slice(1)) {
          if (template.series) {
            members.push(this.take(template, other, parent, 'same'))
          } else if (this.titles.isSameTitle(other, section)) {
            bound.duplicates.push(other)
            this.taken.set(other, undefined)
          }
        }
      }
    }

    return [...found.values()].flat()
  }

  bindNear(
    wanted: readonly TemplateSection[],
    there: readonly Section[],
    same: readonly BoundSection[],
    parent: BoundSection | undefined
  ): BoundSection[] {
    const free = there.filter((d) => !this.taken.has(d))
    const {template, titles} = this
    return nearPairs(titles, template, {wanted, free, same}).map((d) =>
      this.take(d.template, d.section, parent, 'near', d.nearness)
    )
  }

  /** Where sections have rank 1 in the template, all may stand one rank deeper. */
  findShift(): number {
    if (this.template.title && !hasTopRank(this.template)) return 0
    const tops = [...this.found.values()].flat().filter((d) => !d.parent)
    return tops.length > 0 &&
      tops.every((d) => d.section.rank === d.template.rank + 1)
      ? 1
      : 0
  }

  /** Step 3: what is required and still unbound, anywhere in the document. */
  bindElsewhere(): void {
    for (const template of this.template.sections) {
      for (const parent of this.parentsOf(template)) {
        const isDone = parent
          ? parent.children.some((d) => d.template === template)
          : this.found.has(template)
        if (isDone) continue
        const section = template.optional
          ? undefined
          : this.findElsewhere(template, parent?.section)
        if (section && parent?.how !== 'absent') {
          this.bindPlace(this.take(template, section, parent, 'elsewhere'))
          continue
        }

        // Without its parent it is neither judged nor missing.
        if (section) this.taken.set(section, undefined)
        const absent: Absent = {
          template,
          how: 'absent',
          section: undefined,
          parent,
          children: [],
          foundElsewhere: section,
          replacedBy: undefined,
          isAnsweredAbove:
            parent?.section !== undefined && isAnswered(parent.section),
          lookalike: undefined
        }
        this.absent.push(absent)
        parent?.children.push(absent)
      }
    }
  }

  parentsOf({parent}: TemplateSection): Array<Bound | undefined> {
    if (!parent) return [undefined]
    const absent = this.absent.filter((d) => d.template === parent)
    return [...(this.found.get(parent) ?? []), ...absent]
  }

  /** The section of a title that is nearest to where it belongs. */
  findElsewhere(
    template: TemplateSection,
    parent: Section | undefined
  ): Section | undefined {
    const {taken, titles} = this
    for (const by of ['title', 'name'] as const) {
      const candidates = memoize(
        this.elsewhere[by],
        template,
        () => new Candidates(titles.anywhere(template, by))
      )
      const nearest = candidates.nearest(parent, (d) => !taken.has(d))
      if (nearest) return nearest
    }

    return undefined
  }

  /** Step 4: further members of a series, at another level than the others. */
  bindMembers(): void {
    const {sections, titles} = this
    for (const template of this.template.sections) {
      const {series} = template
      if (!series) continue
      const all = titles.same(template, sections, titles.all, 'title')
      const free = all.filter((d) => !this.taken.has(d))
      const found = this.found.get(template) ?? []
      for (const [parent, members] of groupBy(found, (d) => d.parent)) {
        for (const section of straysAmong(free, series, parent, members)) {
          this.bindPlace(this.take(template, section, parent, 'elsewhere'))
        }
      }
    }
  }

  take(
    template: TemplateSection,
    section: Section,
    parent: BoundSection | undefined,
    how: BoundSection['how'],
    nearness: Nearness = 'sure'
  ): BoundSection {
    const {series} = template
    const bound: BoundSection = {
      template,
      how,
      nearness,
      section,
      member: series && readMember(series, section.title),
      parent,
      children: [],
      duplicates: []
    }
    memoize(this.found, template, () => []).push(bound)
    parent?.children.push(bound)
    this.taken.set(section, bound)
    return bound
  }
}
