import {
  defineComponent,
  h,
  onBeforeUnmount,
  onMounted,
  ref,
  shallowRef,
  type VNode
} from 'vue'
import type {Act} from './actions'
import {findingsPanel} from './findings-panel'
import {outlinePanel} from './outline-panel'
import type {Finding, Judgement} from './protocol'
import {richText} from './rows'
import type {Session} from './session'
import {panelProps, tabList} from './tabs'
import {templatePanel} from './template-panel'
import {choices, own} from './templates'
import './playground.css'

/** How many findings are added to the list at a time. */
const step = 100

const texts = [
  {id: 'proposal', label: 'Proposal'},
  {id: 'template', label: 'Template'}
]
const results = [
  {id: 'findings', label: 'Findings'},
  {id: 'outline', label: 'Outline'},
  {id: 'facts', label: 'Template as read'}
]

export default defineComponent(() => {
  const proposalHost = ref<HTMLElement>()
  const templateHost = ref<HTMLElement>()
  const choice = ref<string>(choices[0].id)
  const text = ref('proposal')
  const result = ref('findings')
  const judgement = shallowRef<Judgement>()
  const isBusy = ref(true)
  const shown = ref(step)
  const note = ref('')
  let session: Session | undefined
  let isGone = false

  const act: Act = (_, {edits}) => {
    text.value = 'proposal'
    session?.proposal.apply(edits)
  }
  const goTo = ({from, to}: Pick<Finding, 'from' | 'to'>): void => {
    text.value = 'proposal'
    session?.goTo(from, to)
  }
  const goToLine = (line: number): void => {
    const place = {line, column: 1}
    goTo({from: place, to: place})
  }
  const goToTemplate = (line: number): void => {
    text.value = 'template'
    session?.template.goTo({line, column: 1})
  }

  onMounted(async () => {
    const [{Session}, {renderTooltip}] = await Promise.all([
      import('./session'),
      import('./tooltip')
    ])
    if (isGone || !proposalHost.value || !templateHost.value) return
    session = new Session({
      proposal: proposalHost.value,
      template: templateHost.value,
      render: (finding) => renderTooltip(finding, act),
      setChoice: (id) => {
        choice.value = id
      },
      show: (next) => {
        judgement.value = next
        shown.value = step
        isBusy.value = false
      },
      setBusy: () => {
        isBusy.value = true
      },
      say: (words) => {
        note.value = words
      }
    })
  })
  onBeforeUnmount(() => {
    isGone = true
    session?.end()
  })

  const choose = (id: string): void => {
    note.value = id === own ? 'Change this template, or open yours' : ''
    text.value = id === own ? 'template' : text.value
    void session?.choose(id)
  }
  const openFile = (input: EventTarget | null): void => {
    if (!(input instanceof HTMLInputElement)) return
    const file = input.files?.[0]
    if (!file) return
    if (text.value === 'template') void session?.openTemplate(file)
    else void session?.openProposal(file)
    // The same file may be chosen again once it has changed.
    input.value = ''
  }

  const bar = (): VNode =>
    h('div', {class: 'bar'}, [
      h('label', [
        'Template ',
        h(
          'select',
          {
            value: choice.value,
            onChange: ({target}: Event) => {
              if (target instanceof HTMLSelectElement) choose(target.value)
            }
          },
          [...choices, {id: own, label: 'My own template'}].map((d) =>
            h('option', {value: d.id}, d.label)
          )
        )
      ]),
      h('label', {class: 'action file'}, [
        `Open a ${text.value} …`,
        h('input', {
          type: 'file',
          accept: '.md,.markdown,.mdx,.txt,text/markdown,text/plain',
          onChange: ({target}: Event) => {
            openFile(target)
          }
        })
      ]),
      button('Show the sample', () => void session?.openSample()),
      button('Copy link', () => void session?.copyLink()),
      h('span', {role: 'status', class: 'note'}, note.value)
    ])

  const findings = (): VNode[] => {
    const all = judgement.value?.findings ?? []
    const fixes = all.some((d) => d.edits.length > 0 && !d.isInsertion)
    const inserts = all.some((d) => d.edits.length > 0 && d.isInsertion)
    return [
      h('div', {class: 'bar'}, [
        button('Fix all', () => void session?.fixAll(false), !fixes),
        button(
          'Fix all and insert what is missing',
          () => void session?.fixAll(true),
          !fixes && !inserts
        )
      ]),
      ...findingsPanel({
        findings: all,
        shown: shown.value,
        showMore: () => {
          shown.value += step
        },
        goTo,
        act
      })
    ]
  }

  const panel = (): VNode[] => {
    if (!judgement.value) return []
    const {outline, facts} = judgement.value
    if (result.value === 'outline') return outlinePanel(outline, goToLine)
    return result.value === 'facts'
      ? templatePanel(facts, goToTemplate)
      : findings()
  }

  return () =>
    h('div', {class: 'playground'}, [
      bar(),
      h('div', {class: 'columns'}, [
        h('section', {'aria-label': 'Texts'}, [
          tabList('Texts', texts, text.value, (id) => {
            text.value = id
          }),
          h('div', {
            ...panelProps('proposal', text.value),
            class: 'editor',
            ref: proposalHost
          }),
          h('div', {
            ...panelProps('template', text.value),
            class: 'editor',
            ref: templateHost
          })
        ]),
        h('section', {'aria-label': 'Results', 'aria-busy': isBusy.value}, [
          h('p', {role: 'status', class: 'count'}, countText(judgement.value)),
          ...(judgement.value?.remarks ?? []).map((d) =>
            h('p', {class: 'remark'}, richText(d))
          ),
          tabList('Results', results, result.value, (id) => {
            result.value = id
          }),
          ...results.map(({id}) =>
            h(
              'div',
              {...panelProps(id, result.value), class: 'result', key: id},
              id === result.value ? panel() : []
            )
          )
        ])
      ])
    ])
})

function button(label: string, onClick: () => void, disabled = false): VNode {
  return h(
    'button',
    {type: 'button', class: 'action', disabled, onClick},
    label
  )
}

function countText(judgement: Judgement | undefined): string {
  if (!judgement) return 'Reading …'
  const {findings, remarks} = judgement
  if (findings.length === 0) {
    return remarks.length > 0
      ? 'No findings, but'
      : 'No findings: the proposal follows its template'
  }

  const count = (isInsertion: boolean) =>
    findings.filter((d) => d.edits.length > 0 && d.isInsertion === isInsertion)
      .length
  const [fixes, insertions] = [count(false), count(true)]
  return [
    findings.length === 1 ? '1 finding' : `${String(findings.length)} findings`,
    ...(fixes > 0 ? [`${String(fixes)} can be fixed`] : []),
    ...(insertions > 0 ? [`${String(insertions)} can be inserted`] : [])
  ].join(', ')
}
