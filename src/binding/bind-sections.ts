import {append, groupBy} from '../base/list.js'
import type {Absent, Bound, BoundSection} from './binding.js'
import {readMember} from '../template/series-member.js'
import {memoize} from '../base/memo.js'
import {findTopLevel} from './top-level.js'
import type {Aliases} from '../document/near-names.js'
import {normalizeTitle} from '../document/title.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Template, TemplateSection} from '../template/template.js'
import {straysAmong} from './series-strays.js'
import {TitleMatcher} from './title-matcher.js'

/**
 * Binds the sections of one proposal; see `bind`.
 *
 * 1. By title, then by name, under the parent that the template gives.
 * 2. By a near title, there too.
 * 3. By title anywhere, for what is left.
 * 4. Further members of series; and what took the place of a series.
 */
export class SectionBinder {
  readonly found = new Map<TemplateSection, BoundSection[]>()
  readonly absent: Absent[] = []
  readonly taken = new Map<Section, BoundSection | undefined>()
  readonly title: Section | undefined
  readonly sections: readonly Section[]
  readonly tops: Section[]
  readonly titles: TitleMatcher

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
    this.bindElsewhere()
    this.bindMembers()
    this.findReplacements()
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
    }
  }

  bindSame(
    wanted: readonly TemplateSection[],
    there: readonly Section[],
    parent: BoundSection | undefined
  ): BoundSection[] {
    const found: BoundSection[] = []
    for (const by of ['title', 'name'] as const) {
      for (const template of wanted) {
        if (found.some((d) => d.template === template)) continue
        const all = this.titles
          .same(template, there, by)
          .filter((d) => !this.taken.has(d))
        const [section] = all
        if (!section) continue
        const bound = this.take(template, section, parent, 'same')
        found.push(bound)
        for (const other of all.slice(1)) {
          if (template.series) {
            found.push(this.take(template, other, parent, 'same'))
          } else if (this.titles.isSameTitle(other, section)) {
            bound.duplicates.push(other)
            this.taken.set(other, undefined)
          }
        }
      }
    }

    return found
  }

  bindNear(
    wanted: readonly TemplateSection[],
    there: readonly Section[],
    same: readonly BoundSection[],
    parent: BoundSection | undefined
  ): BoundSection[] {
    const absent = wanted.filter((d) => same.every((b) => b.template !== d))
    const free = there.filter((d) => !this.taken.has(d))
    const pairs = absent.flatMap((template) => {
      const near = this.titles.near(template, free)
      const [section] = near
      return section && near.length === 1 ? [{template, section}] : []
    })
    return pairs
      .filter(
        ({template, section}) =>
          wanted.flatMap((d) => this.titles.near(d, [section])).length === 1 &&
          same.every(
            (d) =>
              d.template.index < template.index ===
              this.isBefore(d.section, section)
          ) &&
          !this.holdsOthers(section, template)
      )
      .map(({template, section}) =>
        this.take(template, section, parent, 'near')
      )
  }

  isBefore(one: Section, other: Section): boolean {
    return (one.place?.start ?? 0) < (other.place?.start ?? 0)
  }

  /** Whether a subsection has the title of another template section's child. */
  holdsOthers(section: Section, template: TemplateSection): boolean {
    if (section.children.length === 0) return false
    const own = normalizedTitles(template.children)
    const others = normalizedTitles(
      this.template.sections.filter((d) => d.parent && d.parent !== template)
    )
    return section.children.some((d) => {
      const key = normalizeTitle(d.title)
      return others.has(key) && !own.has(key)
    })
  }

  /** Step 3: what is still unbound, anywhere in the document. */
  bindElsewhere(): void {
    for (const template of this.template.sections) {
      for (const parent of this.parentsOf(template)) {
        const isDone = parent
          ? parent.children.some((d) => d.template === template)
          : this.found.has(template)
        if (isDone) continue
        const section = this.findElsewhere(template)
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
          replacedBy: undefined
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

  findElsewhere(template: TemplateSection): Section | undefined {
    if (template.series) {
      return this.titles
        .same(template, this.sections, 'title')
        .find((d) => !this.taken.has(d))
    }

    const isFree = (d: Section) => !this.taken.has(d)
    return this.titles.find(template, isFree)
  }

  /** Step 4: further members of a series, at another level than the others. */
  bindMembers(): void {
    for (const template of this.template.sections) {
      const {series} = template
      if (!series) continue
      const all = this.titles.same(template, this.sections, 'title')
      const free = all.filter((d) => !this.taken.has(d))
      const found = this.found.get(template) ?? []
      for (const [parent, members] of groupBy(found, (d) => d.parent)) {
        for (const section of straysAmong(free, series, parent, members)) {
          this.bindPlace(this.take(template, section, parent, 'elsewhere'))
        }
      }
    }
  }

  findReplacements(): void {
    for (const absent of this.absent) {
      const {template, parent, foundElsewhere} = absent
      const {series} = template
      if (!series || template.optional || !parent?.section || foundElsewhere)
        continue
      const section = parent.section.children.find((d) => !this.taken.has(d))
      absent.replacedBy = section && {section, series}
    }
  }

  take(
    template: TemplateSection,
    section: Section,
    parent: BoundSection | undefined,
    how: BoundSection['how']
  ): BoundSection {
    const {series} = template
    const bound: BoundSection = {
      template,
      how,
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

function normalizedTitles(sections: readonly TemplateSection[]): Set<string> {
  return new Set(sections.map((d) => normalizeTitle(d.title)))
}
