import {actionsOf, rulePage, type Act} from './actions'
import type {Finding} from './protocol'
import {partsOf} from './rich-text'

/** What a finding says when the pointer is on it. */
export function renderTooltip(finding: Finding, act: Act): HTMLElement {
  const {reason, note, rule} = finding
  const link = element('a', rule)
  link.href = rulePage(rule)
  link.target = '_blank'
  const buttons = actionsOf(finding).map((action) => {
    const button = element('button', action.label)
    button.type = 'button'
    button.className = 'action'
    button.addEventListener('click', () => {
      act(finding, action)
    })
    return button
  })
  const row = element('div')
  row.className = 'actions'
  row.append(link, ...buttons)
  const message = element('p')
  message.append(
    ...partsOf(reason).map((d) => (d.isCode ? element('code', d.text) : d.text))
  )
  const tooltip = element('div')
  tooltip.className = 'finding-tooltip'
  tooltip.append(message, element('p', note), row)
  return tooltip
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = ''
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
