import {h, type VNode} from 'vue'
import {actionsOf, rulePage, type Act} from './actions'
import type {Finding, Place} from './protocol'
import {richText} from './rows'

/** What the list of findings needs. */
export interface FindingsProps {
  findings: readonly Finding[]
  /** How many of them are shown: thousands of buttons would slow typing down. */
  shown: number
  showMore: () => void
  goTo: (finding: Finding) => void
  act: Act
}

/** The list of findings. */
export function findingsPanel(props: FindingsProps): VNode[] {
  const {findings, shown, showMore} = props
  const more = findings.length - shown
  return [
    h(
      'ol',
      {class: 'findings'},
      findings.slice(0, shown).map((d) => item(d, props))
    ),
    ...(more > 0
      ? [
          h(
            'button',
            {type: 'button', class: 'action', onClick: showMore},
            `Show more of the other ${String(more)}`
          )
        ]
      : [])
  ]
}

function item(finding: Finding, {goTo, act}: FindingsProps): VNode {
  const {from, to, reason, rule, isError, note} = finding
  const start = textOf(from)
  const end = textOf(to)
  const range = start === end ? start : `${start}-${end}`
  return h('li', {class: isError ? 'error' : 'warning', 'data-range': range}, [
    h(
      'button',
      {
        type: 'button',
        class: 'finding',
        title: note,
        onClick: () => {
          goTo(finding)
        }
      },
      [
        h('span', {class: 'place'}, start),
        ' ',
        h('span', {class: 'reason'}, richText(reason))
      ]
    ),
    h('div', {class: 'actions'}, [
      h('a', {href: rulePage(rule), target: '_blank'}, rule),
      ...actionsOf(finding).map((action) =>
        h(
          'button',
          {
            type: 'button',
            class: 'action',
            'aria-label': action.name,
            onClick: () => {
              act(finding, action)
            }
          },
          action.label
        )
      )
    ])
  ])
}

function textOf({line, column}: Place): string {
  return `${String(line)}:${String(column)}`
}
