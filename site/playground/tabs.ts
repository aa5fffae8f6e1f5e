import {h, type VNode} from 'vue'

/** A tab, and its panel. */
export interface Tab {
  id: string
  label: string
}

/** The id of the element that a tab shows. */
export const panelId = (id: string): string => `panel-${id}`
const tabId = (id: string): string => `tab-${id}`

/** What a panel needs to belong to its tab. */
export function panelProps(
  id: string,
  selected: string
): Record<string, unknown> {
  return {
    id: panelId(id),
    role: 'tabpanel',
    'aria-labelledby': tabId(id),
    hidden: id !== selected
  }
}

/** A row of tabs; arrow keys go from one to the next, as people expect. */
export function tabList(
  label: string,
  tabs: readonly Tab[],
  selected: string,
  select: (id: string) => void
): VNode {
  const move = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((d) => d.id === selected)
    const last = tabs.length - 1
    const to = {
      ArrowLeft: at > 0 ? at - 1 : last,
      ArrowRight: at < last ? at + 1 : 0,
      Home: 0,
      End: last
    }[event.key]
    const next = to === undefined ? undefined : tabs[to]
    if (!next) return
    event.preventDefault()
    select(next.id)
    document.getElementById(tabId(next.id))?.focus()
  }

  return h(
    'div',
    {class: 'tabs', role: 'tablist', 'aria-label': label, onKeydown: move},
    tabs.map(({id, label}) =>
      h(
        'button',
        {
          id: tabId(id),
          type: 'button',
          role: 'tab',
          'aria-selected': id === selected ? 'true' : 'false',
          'aria-controls': panelId(id),
          tabindex: id === selected ? 0 : -1,
          onClick: () => {
            select(id)
          }
        },
        label
      )
    )
  )
}
