/** A folder of proposals, for the commands that keep one. */
import {Scratch} from './scratch.js'

export const template = `# EP-XXX: [Enhancement Title]

**Status**: Draft
**Author**: [Your Name]
**Created**: YYYY-MM-DD
**Last Updated**: YYYY-MM-DD

## Summary

[Say what changes.]

## Open Questions

1. ...
`
export const today = '2026-01-31'
export const header =
  '| ID | Title | Status | Author | Created |\n| --- | --- | --- | --- | --- |\n'
export const row1 =
  '| [EP-001](EP-001-nights.md) | Nights | Accepted | Ada Example | 2026-01-01 |\n'
export const row2 =
  '| [EP-002](EP-002-days.md) | Days | Draft | Ada Example | 2025-06-01 |\n'

/** A sound proposal. */
export function proposal(title: string, status: string, day: string): string {
  return `# ${title}

**Status**: ${status}
**Author**: Ada Example
**Created**: ${day}
**Last Updated**: ${day}

## Summary

Exports.

## Open Questions

1. Who?
2. When?
`
}

/** A folder with two proposals, and without an index. */
export function makeFolder(): Scratch {
  const scratch = new Scratch()
  scratch.remove('docs')
  scratch.put('docs/EP-TEMPLATE.md', template)
  scratch.put(
    'docs/EP-001-nights.md',
    proposal('EP-001: Nights', 'Accepted', '2026-01-01')
  )
  scratch.put(
    'docs/EP-002-days.md',
    proposal('EP-002: Days', 'Draft', '2025-06-01')
  )
  configure(scratch, {})
  return scratch
}

/** Sets options beside the template and the day. */
export function configure(scratch: Scratch, more: object): void {
  const options = {template: 'docs/EP-TEMPLATE.md', today, ...more}
  scratch.configure(options)
}
