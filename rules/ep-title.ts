import type {Binding} from '../src/binding/bind.js'
import type {Block} from '../src/markdown/block.js'
import {isDraft, type Rule} from '../src/rule/rule.js'
import {code} from '../src/rule/wording.js'
import {findUnfilled} from '../src/placeholders/find-placeholders.js'
import {rankShift} from '../src/binding/ranks.js'
import {hasTopRank} from '../src/binding/top-level.js'
import {renumber, respell, type TitleForm} from '../src/template/title-form.js'

export const epTitle: Rule = {
  id: 'ep-title',
  summary:
    'A proposal starts with exactly one title, in the form that the template gives.',
  why: 'The number and name in the title are how people and the index refer to a proposal.',
  fixes: 'the spelling of the prefix and the number',
  structural: true,
  *check(binding, context) {
    const {proposal, template, title, sections} = binding
    const form = template.title
    if (!form) return
    if (!title) {
      const start = proposal.span?.start
      yield {
        reason: `Unexpected document without a title, expected ${code(`# ${titleToWrite(form)}`)} as its first heading${rankShift(binding)?.by === -1 ? ', with the sections one level below it' : ''}`,
        place: start === undefined ? undefined : {start, end: start},
        about: 'title'
      }
      return
    }

    const start = title.place?.start ?? 0
    const first = sections[0]
    const text = textAbove(binding)
    if (text || (first?.place && first.place.start < start)) {
      const what = !text && first ? `section ${code(first.title)}` : 'text'
      yield {
        reason: `Unexpected ${what} before the title, expected ${code(title.title)} first, move it to the top`,
        place: title.place,
        about: 'title'
      }
    }

    const duplicates = new Set(binding.found.flatMap((d) => d.duplicates))
    // Where sections are headings of rank 1, so are the author's own.
    for (const section of hasTopRank(template) ? [] : sections) {
      const {place, rank} = section
      if (rank === 1 && !binding.boundOf(section) && !duplicates.has(section)) {
        yield {
          reason: `Unexpected second title ${code(section.title)}, expected one title, make it a section or part of one`,
          place,
          cause: {reason: 'First title', place: title.place}
        }
      }
    }

    // A prompt in the title is a matter of `ep-placeholder`.
    if (
      form.pattern.test(title.title) ||
      findUnfilled(title.text, template, 'heading').length > 0
    ) {
      return
    }

    const right = respell(form, title.title)
    if (isDraft(context) && !right && !title.title.startsWith(form.prefix)) {
      return
    }

    const {place, text: words} = title
    const {source} = proposal
    const edit = right && renumber(form, words, right.digits)
    yield {
      reason: `Unexpected title ${code(title.title)}, expected ${right ? code(right.title) : `the form ${code(form.text)}`}`,
      place,
      about: 'title',
      ...(edit &&
        place && {
          expected: [
            source.slice(place.start, edit.place.start) +
              edit.text +
              source.slice(edit.place.end, place.end)
          ]
        })
    }
  }
}

/** The first text above the title, where a header may stand. */
function textAbove({header, proposal}: Binding): Block | undefined {
  const fields = new Set(header.flatMap((d) => d.blocks))
  // Items of its list are part of it, boxes to tick for instance.
  let isList = false
  return proposal.lead.find((block) => {
    if (block.type === 'comment') return false
    if (fields.has(block)) isList = block.type === 'item'
    else if (!isList || block.type !== 'item') return true
    return false
  })
}

/** What a title looks like, where any may stand in place of `Proposal Template`. */
function titleToWrite({pattern, text}: TitleForm): string {
  return /\btemplate\b/i.test(text) && pattern.test('Title') ? 'Title' : text
}
