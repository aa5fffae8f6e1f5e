/** `ep-lint status --format html`, read by a parser of HTML. */
import {createHash} from 'node:crypto'
import {runInNewContext} from 'node:vm'
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import {parse, type DefaultTreeAdapterTypes} from 'parse5'
import {configure, makeFolder, proposal, template} from './support/folder.js'
import type {Scratch} from './support/scratch.js'

type Element = DefaultTreeAdapterTypes.Element

let scratch: Scratch

beforeEach(() => {
  scratch = makeFolder()
  const hostile = proposal(
    'EP-003: `<script>alert(1)</script>` & "x"',
    'Draft (for now)',
    '2026-01-02'
  )
  scratch.put(
    'docs/EP-003-x.md',
    hostile.replace('Ada Example', "Bo Example and 'C' & `<b>D</b>`")
  )
})

afterEach(() => {
  scratch.remove()
})

/** The elements of a page with a name, in document order. */
function readPage(html: string): (name: string) => Element[] {
  const errors: string[] = []
  const page = parse(html, {onParseError: (d) => errors.push(d.code)})
  expect(errors).toEqual([])
  const elements = elementsIn(page)
  return (name) => elements.filter((d) => d.tagName === name)
}

function elementsIn(node: DefaultTreeAdapterTypes.Node): Element[] {
  const own = 'tagName' in node ? [node] : []
  const below = 'childNodes' in node ? node.childNodes : []
  return [...own, ...below.flatMap(elementsIn)]
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

function attribute(element: Element | undefined, name: string): string {
  return element?.attrs.find((d) => d.name === name)?.value ?? ''
}

async function page(...args: string[]) {
  const {code, out, error} = await scratch.run([
    'status',
    '--format=html',
    ...args
  ])
  expect([code, error]).toEqual([0, ''])
  return readPage(out)
}

/** The cells of each row. */
function rowsIn(get: (name: string) => Element[]): string[][] {
  return get('tr').map((row) =>
    elementsIn(row)
      .filter((d) => ['td', 'th'].includes(d.tagName))
      .map(textOf)
  )
}

describe('the page of a folder', () => {
  test('has a row for each proposal, whose text stays text', async () => {
    const get = await page()
    expect(rowsIn(get)).toEqual([
      [
        'No.',
        'Title',
        'Status',
        'Author',
        'Age',
        'Updated',
        'Filled',
        'Open',
        'Findings'
      ],
      [
        '1',
        'Nights docs/EP-001-nights.md',
        'Accepted',
        'Ada Example',
        '30',
        '30',
        '2/2',
        '2',
        '0'
      ],
      [
        '2',
        'Days docs/EP-002-days.md',
        'Draft',
        'Ada Example',
        '244',
        '244 stale',
        '2/2',
        '2',
        '0'
      ],
      [
        '3',
        '<script>alert(1)</script> & "x" docs/EP-003-x.md',
        'Draft (for now)',
        "Bo Example and 'C' & <b>D</b>",
        '29',
        '29',
        '2/2',
        '2',
        '1'
      ]
    ])
    expect([get('script').length, get('b').length]).toEqual([1, 0])
    expect(get('p').map(textOf)).toEqual([
      '3 proposals: 2 Draft, 1 Accepted',
      'Age, Updated: days ago. Filled: required sections. Open: open questions.'
    ])
    expect(get('li').map(textOf)).toEqual(['docs/EP-002-days.md'])
  })

  test('says what its cells are', async () => {
    const get = await page()
    expect(attribute(get('html')[0], 'lang')).toBe('en')
    expect(get('caption').map(textOf)).toEqual(['Proposals'])
    expect(get('th').map((d) => attribute(d, 'scope'))).toEqual([
      ...Array.from({length: 9}, () => 'col'),
      ...Array.from({length: 3}, () => 'row')
    ])
    expect(
      get('label').map((d) => [
        textOf(d).split(' ')[0],
        elementsIn(d).find((e) => attribute(e, 'name') !== '')?.tagName
      ])
    ).toEqual([
      ['Status', 'select'],
      ['Author', 'select'],
      ['Text', 'input']
    ])
  })

  test('takes nothing from elsewhere, and runs its own script alone', async () => {
    const get = await page()
    const hash = (name: string) =>
      `'sha256-${createHash('sha256')
        .update(get(name).map(textOf).join(''))
        .digest('base64')}'`
    expect(attribute(get('meta')[1], 'content')).toBe(
      `default-src 'none'; script-src ${hash('script')}; style-src ${hash('style')}; base-uri 'none'; form-action 'none'`
    )
    const sources = get('html')
      .flatMap(elementsIn)
      .flatMap((d) => d.attrs)
      .filter((d) => /^(?:src|href|srcset|style|on.*)$/.test(d.name))
    expect(sources).toEqual([])
    expect(get('style').map(textOf).join('')).not.toMatch(/@import|url\(/)
    expect(get('style').map(textOf).join('')).toContain(
      '@media (prefers-color-scheme: dark)'
    )
  })

  test('has a table for each template with --by template', async () => {
    scratch.put('docs/adr/ADR-TEMPLATE.md', template.replace('EP-', 'ADR-'))
    scratch.put(
      'docs/adr/ADR-001-y.md',
      proposal('ADR-001: Y', 'Draft', '2026-01-03')
    )
    configure(scratch, {
      overrides: [
        {files: ['docs/adr/**'], template: 'docs/adr/ADR-TEMPLATE.md'}
      ]
    })
    const get = await page('--by=template')
    expect(get('caption').map(textOf)).toEqual([
      'docs/EP-TEMPLATE.md',
      'docs/adr/ADR-TEMPLATE.md'
    ])
    expect(rowsIn(get).map((d) => d[1])).toEqual([
      'Title',
      'Nights docs/EP-001-nights.md',
      'Days docs/EP-002-days.md',
      '<script>alert(1)</script> & "x" docs/EP-003-x.md',
      'Title',
      'Y docs/adr/ADR-001-y.md'
    ])
  })
})

describe('the filters', () => {
  /** The script of the page, with as much of a browser as it needs. */
  async function open() {
    const get = await page()
    const rows = get('tr')
      .slice(1)
      .map((row) => ({
        dataset: {
          status: attribute(row, 'data-status'),
          authors: attribute(row, 'data-authors')
        },
        textContent: textOf(row),
        hidden: false
      }))
    const elements = {
      status: {value: ''},
      author: {value: ''},
      text: {value: ''}
    }
    const listeners = new Map<string, () => void>()
    const form = {
      elements,
      hidden: true,
      addEventListener: (name: string, listener: () => void) =>
        listeners.set(name, listener)
    }
    const count = {textContent: ''}
    const ids = new Map<string, object>([
      ['filters', form],
      ['count', count]
    ])
    runInNewContext(get('script').map(textOf).join(''), {
      document: {
        getElementById: (id: string) => ids.get(id),
        querySelectorAll: (selector: string) =>
          selector === 'tbody tr' ? rows : []
      }
    })
    const pick = (values: Partial<Record<keyof typeof elements, string>>) => {
      for (const name of ['status', 'author', 'text'] as const) {
        elements[name].value = values[name] ?? ''
      }

      listeners.get('input')?.()
      return [
        count.textContent,
        ...rows.flatMap((d, at) => (d.hidden ? [] : at + 1))
      ]
    }
    return {get, form, pick}
  }

  test('show what they are asked for', async () => {
    const {form, pick} = await open()
    expect(form.hidden).toBe(false)
    expect(pick({})).toEqual(['3 of 3 shown', 1, 2, 3])
    expect(pick({status: 'Draft'})).toEqual(['2 of 3 shown', 2, 3])
    expect(pick({author: 'Ada Example'})).toEqual(['2 of 3 shown', 1, 2])
    expect(pick({author: '<b>D</b>'})).toEqual(['1 of 3 shown', 3])
    expect(pick({text: ' NIGHTS '})).toEqual(['1 of 3 shown', 1])
    expect(pick({status: 'Draft', author: 'Ada Example'})).toEqual([
      '1 of 3 shown',
      2
    ])
    expect(pick({status: 'Accepted', text: 'days'})).toEqual(['0 of 3 shown'])
  })

  test('offer what there is, and are hidden where no script runs', async () => {
    const {get} = await open()
    const [form] = get('form')
    expect(form?.attrs.map((d) => d.name)).toContain('hidden')
    expect(
      get('option').map((d) => [attribute(d, 'value'), textOf(d)])
    ).toEqual([
      ['', 'any'],
      ['Accepted', 'Accepted'],
      ['Draft', 'Draft'],
      ['', 'any'],
      ["'C'", "'C'"],
      ['<b>D</b>', '<b>D</b>'],
      ['Ada Example', 'Ada Example'],
      ['Bo Example', 'Bo Example']
    ])
    expect(get('tr').filter((d) => attribute(d, 'hidden'))).toEqual([])
  })
})
