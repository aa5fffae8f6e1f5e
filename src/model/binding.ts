import type {Field} from './header.js'
import {bindFields, type BoundField} from './fields.js'
import {readMember} from './member.js'
import {fold, foldName, isNear, readTitle} from './name.js'
import type {Proposal, Section} from './proposal.js'
import type {Template, TemplateSection} from './template.js'

/** How a part of the template was found: none other than these. */
export type How = 'same' | 'near' | 'elsewhere' | 'absent'

/** A template section and what it bound to; a series gives one per member. */
export interface Bound {
  template: TemplateSection
  how: How
  section: Section | undefined
  parent: Bound | undefined
  children: Bound[]
  /** Further sections of the same title at the same place. */
  again: Section[]
  /** Where it is found although its parent is absent: then it is not missing. */
  given: Section | undefined
}

/** A proposal bound to its template: what was taken for what, and how. */
export interface Binding {
  proposal: Proposal
  template: Template
  /** The proposal's title, a section's heading of rank 1 excepted. */
  title: Section | undefined
  /** Every heading that is not the title, in document order. */
  sections: Section[]
  /** The template's sections, parents first, else in template order. */
  bound: Bound[]
  /** What a section of the proposal was taken for; none for the author's own. */
  boundOf: (section: Section) => Bound | undefined
  /** The section that one stands under, no title and no other H1 in between. */
  parentOf: (section: Section) => Section | undefined
  /** The template's fields, in its order. */
  fields: BoundField[]
  /** The fields of the header in document order, the author's own included. */
  header: Field[]
}

/** Other names that mean a template section or field: title or key -> names. */
export type Aliases = Readonly<Record<string, readonly string[]>>

const known = new WeakMap<
  Proposal,
  {template: Template; aliases: Aliases | undefined; binding: Binding}
>()

/**
 * Binds a proposal to its template, once for both.
 *
 * Deterministic; ties go by document order. Rules start from the result, and
 * people may read it: every template section says what it bound to, and how.
 */
export function bind(
  proposal: Proposal,
  template: Template,
  aliases?: Aliases
): Binding {
  const last = known.get(proposal)
  if (last?.template === template && last.aliases === aliases) {
    return last.binding
  }

  const binding = new Binder(proposal, template, aliases ?? {}).run()
  known.set(proposal, {template, aliases, binding})
  return binding
}

class Binder {
  readonly bound: Bound[] = []
  readonly taken = new Map<Section, Bound | undefined>()
  readonly title: Section | undefined
  readonly sections: Section[]
  readonly tops: Section[]

  constructor(
    readonly proposal: Proposal,
    readonly template: Template,
    readonly aliases: Aliases
  ) {
    // A heading of rank 1 that bears a section's title is that section.
    const tops = new Set(
      template.sections.filter((d) => !d.parent).map((d) => fold(d.title))
    )
    const {title} = proposal
    this.title =
      title && template.title && !tops.has(fold(title.title))
        ? title
        : undefined
    this.sections =
      title && !this.title ? merge(title, proposal.sections) : proposal.sections
    // The other headings of rank 1 are no parents either, unless they are
    // sections themselves; even then what belongs beside them is not theirs.
    this.tops = this.sections.filter(({parent, title}) => {
      if (!parent || parent === this.title) return true
      if (parent.rank > 1) return false
      const isSection = tops.has(fold(parent.title)) || !template.title
      return !isSection || tops.has(fold(title))
    })
  }

  run(): Binding {
    const {proposal, template} = this
    this.bindPlace(undefined)
    this.bindElsewhere()
    const outer = new Set(this.tops)
    const order = new Map(template.sections.map((d, index) => [d, index]))
    this.bound.sort((a, b) => at(order, a.template) - at(order, b.template))
    return {
      proposal,
      template,
      title: this.title,
      sections: this.sections,
      bound: this.bound,
      boundOf: (section) => this.taken.get(section),
      parentOf: (section) => (outer.has(section) ? undefined : section.parent),
      ...bindFields(proposal.header, template.fields, this.aliases)
    }
  }

  /** Steps 1 and 2 for the sections right under one parent, then under those. */
  bindPlace(root: Bound | undefined): void {
    const queue = [root]
    while (queue.length > 0) {
      const parent = queue.shift()
      const wanted = parent
        ? parent.template.children
        : this.template.sections.filter((d) => !d.parent)
      const there = parent?.section ? parent.section.children : this.tops
      const found = [
        ...this.bindSame(wanted, there, parent),
        ...this.bindNear(wanted, there, parent)
      ]
      queue.push(...found)
    }
  }

  bindSame(
    wanted: readonly TemplateSection[],
    there: readonly Section[],
    parent: Bound | undefined
  ): Bound[] {
    const found: Bound[] = []
    for (const keysOf of [fold, foldName]) {
      for (const template of wanted) {
        if (found.some((d) => d.template === template)) continue
        const free = there.filter((d) => !this.taken.has(d))
        const [section, ...more] = free.filter((d) =>
          isSame(template, d, keysOf)
        )
        if (!section) continue
        const bound = this.take(template, section, parent, 'same')
        found.push(bound)
        for (const other of more) {
          if (template.series) {
            found.push(this.take(template, other, parent, 'same'))
          } else if (fold(other.title) === fold(section.title)) {
            bound.again.push(other)
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
    parent: Bound | undefined
  ): Bound[] {
    const same = this.bound.filter(
      (d) => wanted.includes(d.template) && d.parent === parent
    )
    const absent = wanted.filter((d) => same.every((b) => b.template !== d))
    const free = there.filter((d) => !this.taken.has(d))
    const pairs = absent.flatMap((template) => {
      const near = free.filter((d) => this.isNear(template, d))
      const [section] = near
      return section && near.length === 1 ? [{template, section}] : []
    })
    return pairs
      .filter(
        ({template, section}) =>
          wanted.filter((d) => this.isNear(d, section)).length === 1 &&
          same.every(
            (d) =>
              !d.section ||
              wanted.indexOf(d.template) < wanted.indexOf(template) ===
                there.indexOf(d.section) < there.indexOf(section)
          ) &&
          !this.holdsOthers(section, template)
      )
      .map(({template, section}) =>
        this.take(template, section, parent, 'near')
      )
  }

  isNear(template: TemplateSection, section: Section): boolean {
    const name = foldName(section.title)
    const names = this.aliases[template.title] ?? []
    return (
      names.some((d) => fold(d) === fold(section.title)) ||
      isNear(name, foldName(template.title))
    )
  }

  /** Whether a subsection bears the title of another section's child. */
  holdsOthers(section: Section, template: TemplateSection): boolean {
    const own = new Set(template.children.map((d) => fold(d.title)))
    const others = new Set(
      this.template.sections
        .filter((d) => d.parent && d.parent !== template)
        .map((d) => fold(d.title))
    )
    return section.children.some((d) => {
      const key = fold(d.title)
      return others.has(key) && !own.has(key)
    })
  }

  /** Step 3: what is still unbound, anywhere in the document. */
  bindElsewhere(): void {
    for (const template of this.template.sections) {
      const parents = template.parent
        ? this.bound.filter((d) => d.template === template.parent)
        : [undefined]
      for (const parent of parents) {
        const done = this.bound.some(
          (d) => d.template === template && d.parent === parent
        )
        if (done) continue
        const section = this.findElsewhere(template)
        if (parent === undefined || parent.section) {
          if (section) {
            this.bindPlace(this.take(template, section, parent, 'elsewhere'))
          } else {
            this.take(template, undefined, parent, 'absent')
          }
        } else {
          const bound = this.take(template, undefined, parent, 'absent')
          bound.given = section
          if (section) this.taken.set(section, undefined)
        }
      }
    }
  }

  findElsewhere(template: TemplateSection): Section | undefined {
    const free = this.sections.filter((d) => !this.taken.has(d))
    return (
      free.find((d) => isSame(template, d, fold)) ??
      free.find((d) => isSame(template, d, foldName))
    )
  }

  take(
    template: TemplateSection,
    section: Section | undefined,
    parent: Bound | undefined,
    how: How
  ): Bound {
    const bound: Bound = {
      template,
      how,
      section,
      parent,
      children: [],
      again: [],
      given: undefined
    }
    this.bound.push(bound)
    parent?.children.push(bound)
    if (section) this.taken.set(section, bound)
    return bound
  }
}

function isSame(
  template: TemplateSection,
  section: Section,
  keyOf: (title: string) => string
): boolean {
  if (!template.series) return keyOf(section.title) === keyOf(template.title)
  const {number, name} = readTitle(section.title)
  return (
    readMember(template.series.label, section.title) !== undefined ||
    readMember(template.series.label, number + name) !== undefined
  )
}

function merge(title: Section, sections: readonly Section[]): Section[] {
  const at = sections.findIndex(
    (d) => (d.place?.start ?? 0) > (title.place?.start ?? 0)
  )
  return at < 0 ? [...sections, title] : sections.toSpliced(at, 0, title)
}

function at(order: ReadonlyMap<TemplateSection, number>, key: TemplateSection) {
  return order.get(key) ?? 0
}
