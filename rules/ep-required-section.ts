import {aboutSection} from '../src/rule/about.js'
import type {Problem, Rule} from '../src/rule/rule.js'
import {code, ofMissing, someOf} from '../src/rule/wording.js'
import type {Binding, BoundSection} from '../src/binding/bind.js'
import {isMissing, type Missing} from '../src/binding/binding.js'
import {lineOf} from '../src/document/line.js'
import {findOpenEnd, type OpenEnd} from '../src/document/open-end.js'
import {isDue} from '../src/binding/due.js'
import type {Section} from '../src/document/proposal.js'
import {titleKeys} from '../src/document/title.js'
import {insertAll, insertSection} from '../src/fixes/insert-section.js'
import {isMember} from '../src/template/series-member.js'

export const epRequiredSection: Rule = {
  id: 'ep-required-section',
  summary: 'A proposal has every section that its template asks for.',
  why: 'Each section answers a question that a reviewer would otherwise have to ask.',
  fixes: 'the mark of a heading, as in `##Goals`',
  inserts: "the section with the template's prompt",
  settled: 'error',
  structural: true,
  *check(binding, {lifecycle}) {
    const {proposal} = binding
    const all = binding.absent
      .filter(isMissing)
      .filter((d) => isDue(d.template, binding, lifecycle))
    const open = all.length > 0 ? findOpenEnd(proposal) : undefined
    const swallowed = new Set(open ? swallowedBy(open, all) : [])
    if (open && swallowed.size > 0) yield ofOpenEnd(open)
    const missing = all.filter((d) => !swallowed.has(d))
    const isAll =
      binding.found.length === 0 && !missing.some((d) => d.lookalike)
    if (isAll && missing.length > 1 && swallowed.size === 0) {
      yield {
        about: 'sections',
        reason: `Unexpected document without any section of the template, expected ${someOf(missing.map((d) => d.template.title))}`,
        ...insertAll(binding, missing)
      }
      return
    }

    for (const absent of missing) {
      const {template, parent, lookalike} = absent
      const next = nextSibling(binding, absent)
      const inside = parent ? `in ${code(parent.section.title)} ` : ''
      const where = next ? `before ${code(next.title)}` : 'at the end'
      const line = lookalike && String(lineOf(proposal, lookalike.place))
      yield {
        about: aboutSection(template),
        ...ofMissing({
          noun: 'section',
          name: template.title,
          where: `${inside}${where}${line ? `, line ${line} may be it` : ''}`
        }),
        ...insertSection(binding, absent, next)
      }
    }
  }
}

/** Sections that are not missing: what has no end keeps them from being read. */
function swallowedBy(
  {titles}: OpenEnd,
  missing: readonly Missing[]
): Missing[] {
  const keys = titles.map((d) => titleKeys(d))
  const inside = new Set(keys.flatMap((d) => [d.title, d.name]))
  return missing.filter(({template: {series, title}}) =>
    series
      ? titles.some((d) => isMember(series, d))
      : inside.has(titleKeys(title).title)
  )
}

function ofOpenEnd({opens, closes, place}: OpenEnd): Problem {
  return {
    about: 'open end',
    reason: `Unexpected ${code(opens)} without an end, expected ${code(closes)} before the next section, close it`,
    place,
    edits: []
  }
}

/** The next section of the template that stands where it belongs. */
function nextSibling(
  {found, parentOf}: Binding,
  {template, parent}: Missing
): Section | undefined {
  let next: BoundSection | undefined
  for (const d of found) {
    const isLater =
      d.parent === parent &&
      d.template.index > template.index &&
      parentOf(d.section) === parent?.section
    // Series have several; the first in the document is the first of these.
    if (isLater && !(next && next.template.index <= d.template.index)) next = d
  }

  return next?.section
}
