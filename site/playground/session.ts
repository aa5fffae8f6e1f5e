import {startClient, type Client} from './client'
import {createEditor, type Editor, type Mark} from './editor'
import type {Finding, Judgement, Place, Task} from './protocol'
import {packState, unpackState, type State} from './state'
import {choices, own, type Choice} from './templates'

/** How long nobody types before the address is written, in milliseconds. */
const pause = 400

/** What a session needs of the page. */
export interface Surface {
  proposal: HTMLElement
  template: HTMLElement
  render: (finding: Finding) => HTMLElement
  /** Takes the id of the chosen template. */
  setChoice: (id: string) => void
  show: (judgement: Judgement) => void
  /** Tells that what was shown last is about to be out of date. */
  setBusy: () => void
  say: (text: string) => void
}

/** A visit of the playground: two texts, the worker, and the address. */
export class Session {
  readonly proposal: Editor
  readonly template: Editor
  readonly #surface: Surface
  readonly #client: Client
  readonly #restore = (): void => void this.#load()
  #choice: string = choices[0].id
  #name: string | undefined
  /** The sample of the chosen template. */
  #sample = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #saves = 0

  constructor(surface: Surface) {
    this.#surface = surface
    this.proposal = createEditor(
      surface.proposal,
      'Proposal',
      () => {
        this.#changed()
      },
      (file) => void this.openProposal(file)
    )
    this.template = createEditor(
      surface.template,
      'Template',
      () => {
        this.#setChoice(own)
        this.#changed()
      },
      (file) => void this.openTemplate(file)
    )
    this.#client = startClient({
      task: () => this.#task(),
      show: (judgement) => {
        this.proposal.mark(judgement.findings.map((d) => this.#markOf(d)))
        this.template.mark([])
        surface.show(judgement)
      },
      fail: (reason) => {
        surface.say(`The text could not be judged: ${reason}`)
      }
    })
    addEventListener('popstate', this.#restore)
    this.#restore()
  }

  /** Takes another template, and its sample unless there is other text. */
  async choose(id: string): Promise<void> {
    const isSample = this.proposal.text() === this.#sample
    this.#setChoice(id)
    const choice = choiceOf(id)
    if (choice) {
      this.template.open(choice.template)
      this.#sample = choice.sample
      if (isSample) this.#open(this.#sample)
    }

    await this.#opened()
  }

  /** Goes back to the sample of the chosen template. */
  async openSample(): Promise<void> {
    this.#open(this.#sample)
    await this.#opened()
  }

  async openProposal(file: File): Promise<void> {
    this.#surface.setBusy()
    this.#open(await textOf(file), file.name)
    await this.#opened()
  }

  async openTemplate(file: File): Promise<void> {
    this.#surface.setBusy()
    this.template.open(await textOf(file))
    this.#setChoice(own)
    await this.#opened()
  }

  async fixAll(insert: boolean): Promise<void> {
    this.#surface.setBusy()
    const task = this.#task()
    const source = await this.#client.fix(task, insert)
    if (this.proposal.text() === task.proposal) this.proposal.change(source)
    this.#changed()
  }

  goTo(from: Place, to?: Place): void {
    this.proposal.goTo(from, to)
  }

  /** Copies the address, in which all of this is. */
  async copyLink(): Promise<void> {
    this.#surface.say('')
    await this.#save('replace')
    try {
      await navigator.clipboard.writeText(location.href)
      this.#surface.say('The link is copied')
    } catch {
      this.#surface.say('Copy the link from the address bar')
    }
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#saves++
    removeEventListener('popstate', this.#restore)
    this.#client.end()
    this.proposal.destroy()
    this.template.destroy()
  }

  #task(): Task {
    return {
      proposal: this.proposal.text(),
      template: this.template.text(),
      name: this.#name,
      today: dayOf(new Date())
    }
  }

  #markOf(finding: Finding): Mark {
    const {from, to, isError, reason} = finding
    const render = () => this.#surface.render(finding)
    return {from, to, isError, message: reason, render}
  }

  #setChoice(id: string): void {
    this.#choice = id
    this.#surface.setChoice(id)
  }

  #open(text: string, name?: string): void {
    this.proposal.open(text)
    this.#name = name
  }

  #changed(): void {
    this.#surface.setBusy()
    this.#client.judgeSoon()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save('replace'), pause)
  }

  /** What somebody opened can be left with the back button. */
  async #opened(): Promise<void> {
    this.#surface.setBusy()
    this.#client.judgeNow()
    await this.#save('push')
  }

  async #save(how: 'push' | 'replace'): Promise<void> {
    clearTimeout(this.#timer)
    const save = ++this.#saves
    const proposal = this.proposal.text()
    const state: State = {
      choice: this.#choice,
      ...(this.#choice === own && {template: this.template.text()}),
      ...(proposal !== this.#sample && {proposal}),
      ...(this.#name !== undefined && {name: this.#name})
    }
    const isDefault =
      Object.keys(state).length === 1 && state.choice === choices[0].id
    const {pathname, search} = location
    const address =
      pathname + search + (isDefault ? '' : `#${await packState(state)}`)
    // Another text came meanwhile, or another page.
    if (save !== this.#saves) return
    if (how === 'push') history.pushState(null, '', address)
    else history.replaceState(history.state, '', address)
  }

  /** Shows what the address says. */
  async #load(): Promise<void> {
    this.#surface.setBusy()
    clearTimeout(this.#timer)
    const load = ++this.#saves
    const packed = location.hash.slice(1)
    const state = packed === '' ? undefined : await unpackState(packed)
    if (packed !== '' && !state) {
      this.#surface.say('This link is not complete, so here is a sample')
    }

    const choice = choiceOf(state?.choice) ?? choices[0]
    const isOwn = state?.choice === own
    const template =
      isOwn && state.template !== undefined ? state.template : choice.template
    const sample = choice.sample
    if (load !== this.#saves) return
    this.#sample = sample
    this.#setChoice(isOwn ? own : choice.id)
    this.template.open(template)
    this.#open(state?.proposal ?? sample, state?.name)
    this.#client.judgeNow()
  }
}

function choiceOf(id: string | undefined): Choice | undefined {
  return choices.find((d) => d.id === id)
}

async function textOf(file: File): Promise<string> {
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(
    await file.arrayBuffer()
  )
}

/** The day where the visitor is. */
function dayOf(date: Date): string {
  const two = (d: number) => String(d).padStart(2, '0')
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
