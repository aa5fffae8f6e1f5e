import {SectionBinder} from './bind-sections.js'
import type {Absent, Binding, BoundSection} from './binding.js'
import type {Field, UnreadHeader} from '../document/field.js'
import {bindFields, type BoundField, type BoundHeader} from './bind-fields.js'
import {memoSlot} from '../base/memo.js'
import type {Aliases} from '../document/near-names.js'
import type {Proposal, Section} from '../document/proposal.js'
import type {Template} from '../template/template.js'

export type {Absent, Binding, Bound, BoundSection, How} from './binding.js'
export type {Aliases} from '../document/near-names.js'

const bindings = memoSlot<
  Proposal,
  {template: Template; aliases: Aliases | undefined; binding: Binding}
>()

/**
 * Binds a proposal to its template, once for each pair.
 *
 * The result is deterministic: ties are decided by document order. Rules start
 * from it, and it can be shown: it says what each section of the template was
 * bound to, and how.
 */
export function bind(
  proposal: Proposal,
  template: Template,
  aliases?: Aliases
): Binding {
  const last = bindings.get(proposal)
  if (last?.template === template && last.aliases === aliases) {
    return last.binding
  }

  const binding = new LazyBinding(proposal, template, aliases ?? {})
  bindings.set(proposal, {template, aliases, binding})
  return binding
}

/** The binding of a document; its fields are bound when they are asked for. */
class LazyBinding implements Binding {
  readonly title: Section | undefined
  readonly shift: number
  readonly sections: readonly Section[]
  readonly found: BoundSection[]
  readonly absent: Absent[]
  readonly #binder: SectionBinder
  readonly #outer: ReadonlySet<Section>
  #header: BoundHeader | undefined

  readonly boundOf = (section: Section): BoundSection | undefined =>
    this.#binder.taken.get(section)

  readonly parentOf = (section: Section): Section | undefined =>
    this.#outer.has(section) ? undefined : section.parent

  constructor(
    readonly proposal: Proposal,
    readonly template: Template,
    aliases: Aliases
  ) {
    const binder = new SectionBinder(proposal, template, aliases)
    binder.run()
    const {absent, sections, shift, taken, title, tops} = binder
    this.title = title
    this.shift = shift
    this.sections = sections
    this.found = sections.flatMap((d) => taken.get(d) ?? [])
    this.absent = absent
    this.#binder = binder
    this.#outer = new Set(tops)
  }

  get fields(): BoundField[] {
    return this.#bindHeader().fields
  }

  get header(): Field[] {
    return this.#bindHeader().header
  }

  get unread(): UnreadHeader | undefined {
    return this.#bindHeader().unread
  }

  #bindHeader(): BoundHeader {
    this.#header ??= bindFields(
      this.proposal,
      this.template,
      this.#binder.aliases
    )
    return this.#header
  }
}
