import type {Binding} from '../binding/bind.js'
import type {UnreadHeader} from '../document/field.js'
import {topOf, type Context, type Problem} from './rule.js'
import {code} from './wording.js'

/** Why no field of a header can be judged, if none can. */
export function unreadHeader(
  binding: Binding,
  metadata: Context['metadata']
): Problem | undefined {
  const {broken} = binding.proposal.header
  // Proposals need not be better than their template.
  const isRead = binding.template.loose !== undefined && broken?.fields[0]
  if (broken && !isRead) {
    const {language, place, reason} = broken
    const what = metadata?.isThere ? code(metadata.name) : 'front matter'
    const sample = language === 'TOML' ? 'status = "Draft"' : 'Status: Draft'
    return {
      reason: `Unexpected ${what}, expected valid ${language} such as ${code(sample)}: ${reason}`,
      place,
      about: 'front matter'
    }
  }

  if (metadata && !metadata.isThere) {
    const {name} = metadata
    return {
      reason: `Unexpected missing ${code(name)}, expected it beside the proposal`,
      place: topOf(binding),
      about: name,
      gone: name
    }
  }

  const {unread} = binding
  return (
    unread && {
      reason: `Unexpected ${describeUnread(unread)}`,
      place: unread.place,
      about: 'header'
    }
  )
}

/** What form a header has, and what is read. */
function describeUnread({form, text}: UnreadHeader): string {
  const line = code('**Status**: Draft')
  switch (form) {
    case 'blank': {
      return `front matter below the top of the file, expected ${code('---')} on the first line, remove what stands above it`
    }

    case 'code': {
      return `fields in a code block, expected front matter at the top or lines such as ${line}`
    }

    case 'dashes': {
      return `fences of front matter, expected three dashes ${code('---')} above and below the fields`
    }

    case 'html': {
      return `fields in HTML, expected a Markdown table or lines such as ${line}`
    }

    case 'json': {
      return `front matter in JSON, expected YAML between ${code('---')} and ${code('---')}`
    }

    case 'open': {
      return `front matter without an end, expected ${code('---')} on a line below the fields`
    }

    case 'other': {
      return `form or place of fields, at ${code(text)}, expected lines such as ${line} below the title`
    }

    case 'separator': {
      return `field without a colon ${code(text)}, expected a line such as ${line}`
    }
  }
}
