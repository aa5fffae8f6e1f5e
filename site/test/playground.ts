import {deepEqual} from 'node:assert/strict'
import {isDeepStrictEqual} from 'node:util'
import {inflateRawSync} from 'node:zlib'
import type {Locator, Page} from 'playwright-core'

/** The playground as a visitor has it. */
export class Playground {
  readonly results: Locator
  readonly findings: Locator
  readonly editor: Locator

  constructor(readonly page: Page) {
    this.results = page.getByRole('region', {name: 'Results'})
    this.findings = page.locator('.findings > li')
    this.editor = page.getByRole('textbox', {name: 'Proposal'})
  }

  /** Goes to the playground, with what the fragment says. */
  async open(home: string, fragment = ''): Promise<void> {
    await this.page.goto(`${home}playground.html${fragment}`)
    await this.judged()
  }

  /** Waits until what is shown is about the text that is there. */
  async judged(): Promise<void> {
    await this.page
      .locator('section[aria-label="Results"][aria-busy="false"]')
      .waitFor()
  }

  async openProposal(name: string, text: string): Promise<void> {
    await this.page.getByRole('tab', {name: 'Proposal'}).click()
    await this.#openFile(name, text)
  }

  async openTemplate(text: string): Promise<void> {
    await this.page.getByRole('tab', {name: 'Template', exact: true}).click()
    await this.#openFile('template.md', text)
  }

  /** What is found, in the form of the fixtures. */
  async messages(): Promise<string[]> {
    return this.findings.evaluateAll((items) =>
      items.map((d) => {
        const [range, rule, reason] = [
          d.getAttribute('data-range'),
          d.querySelector('a')?.textContent,
          d.querySelector('.reason')?.textContent
        ]
        return `${String(range)} ${String(rule)} ${String(reason)}`
      })
    )
  }

  /** Waits until these are found: a text that is opened is read first. */
  async finds(expected: readonly string[]): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      await this.judged()
      if (isDeepStrictEqual(await this.messages(), expected)) return
      await this.page.waitForTimeout(100)
    }

    deepEqual(await this.messages(), expected)
  }

  /** The proposal, as the link says. */
  async proposal(): Promise<string> {
    await this.page.getByRole('button', {name: 'Copy link'}).click()
    await this.page.locator('.note', {hasText: /./}).waitFor()
    const packed = new URL(this.page.url()).hash.slice(1)
    const state: unknown = JSON.parse(
      inflateRawSync(Buffer.from(packed, 'base64url')).toString()
    )
    return typeof state === 'object' && state !== null && 'proposal' in state
      ? String(state.proposal)
      : ''
  }

  async #openFile(name: string, text: string): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'text/markdown',
      buffer: Buffer.from(text)
    })
    await this.judged()
  }
}
