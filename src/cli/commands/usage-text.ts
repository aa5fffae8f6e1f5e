import {visible} from '../../base/visible.js'
import {quantity} from '../../report/report.js'
import {textTable, truncate} from '../io/text-table.js'
import type {PartUsage, Shared, Usage} from './usage-report.js'

const rightAligned = [true, true]
const longestText = 60

/** How proposals use their template, for people. */
export function textOfUsage(usage: Usage): string {
  const {proposals, fields, sections, added, kept, aliases} = usage
  const block = (heading: string, rows: string[][]) =>
    rows.length > 0
      ? [
          `${heading}\n${textTable(
            rows.map((row) => row.map((d) => visible(d))),
            {indent: 2, rightAligned}
          )}`
        ]
      : []
  const shared = (all: readonly Shared[]) =>
    all.map((d) => [
      percent(d.proposals, proposals),
      String(d.proposals),
      d.name
    ])
  return [
    `${quantity(proposals, 'proposal')}\n`,
    ...block('Fields', fields.map(partRow)),
    ...block('Sections', sections.map(partRow)),
    ...block(
      'Fields that many have and the template lacks',
      shared(added.fields)
    ),
    ...block(
      'Sections that many have and the template lacks',
      shared(added.sections)
    ),
    ...block(
      'Texts that nearly all keep; write `<!--ep keep-->` below the heading if they are to stay',
      kept.map((d) => [
        String(d.proposals),
        d.section,
        truncate(d.text, longestText)
      ])
    ),
    ...(Object.keys(aliases).length > 0
      ? [
          `Other names that several use, for the configuration\n  "aliases": ${visible(JSON.stringify(aliases))}\n`
        ]
      : [])
  ].join('\n')
}

function partRow(part: PartUsage): string[] {
  const {name, optional, proposals, of, rare, otherNames} = part
  const need = optional ? 'optional' : rare ? 'required, hardly ever given' : ''
  const others = otherNames
    .map((d) => `${d.name} (${String(d.proposals)})`)
    .join(', ')
  return [
    percent(proposals, of),
    `${String(proposals)}/${String(of)}`,
    name,
    need,
    others === '' ? '' : `as ${others}`
  ]
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${String(Math.round((100 * part) / whole))} %`
}
