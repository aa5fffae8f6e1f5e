import type {Binding, Bound, BoundSection} from './binding.js'

/** The sections that stand at the top, and how much deeper than they should. */
export interface RankShift {
  sections: BoundSection[]
  by: number
}

/**
 * How much all sections at the top stand deeper than the template has them, if
 * that is the same for all and there are several; negative where they are higher.
 */
export function rankShift({
  found,
  parentOf,
  shift
}: Binding): RankShift | undefined {
  const sections = found.filter(
    (d) => !d.parent && parentOf(d.section) === undefined
  )
  const [by = 0, ...others] = new Set(
    sections.map((d) => d.section.rank - d.template.rank - shift)
  )
  return by !== 0 && others.length === 0 && sections.length > 1
    ? {sections, by}
    : undefined
}

/**
 * The rank that a template section should have below its bound parent, which may
 * itself not have the rank that the template gives it.
 *
 * @param shift
 *   How much deeper all stand than in the template.
 */
export function rankOf({template, parent}: Bound, shift: number): number {
  return parent?.section
    ? parent.section.rank + template.rank - parent.template.rank
    : template.rank + shift
}
