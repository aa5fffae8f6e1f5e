import {existsSync, readdirSync, readFileSync} from 'node:fs'

// Compiled, this lies in `site/dist/test`.
const fixtures = new URL('../../../fixtures/', import.meta.url)

/** A fixture that a browser can be given: a document, alone and without options. */
export interface Case {
  /** The folder and the name, to be found by. */
  name: string
  template: string
  source: string
  /** Place, rule and reason of each message. */
  expected: string[]
  /** The document after `--fix`, and after `--fix --insert`. */
  fixed: string
  inserted: string
}

/** The fixtures of a folder that need nothing but their template. */
export function casesOf(folder: string): Case[] {
  const base = new URL(`${folder}/`, fixtures)
  const read = (name: string): string | undefined =>
    existsSync(new URL(name, base))
      ? readFileSync(new URL(name, base), 'utf8')
      : undefined
  return readdirSync(base).flatMap((file): Case[] => {
    const [, name = ''] =
      /^(?!template)(.*?)(?<!\.(?:fix|insert)ed)\.md$/.exec(file) ?? []
    const template = templateOf(read(`${name}.json`))
    if (name === '' || template === undefined) return []
    const source = read(file) ?? ''
    const fixed = read(`${name}.fixed.md`) ?? source
    return [
      {
        name: `${folder}/${name}`,
        template: read(template) ?? '',
        source,
        expected: messagesIn(read(`${name}.txt`) ?? ''),
        fixed,
        inserted: read(`${name}.inserted.md`) ?? fixed
      }
    ]
  })
}

/** The template that settings name; undefined where they have options. */
function templateOf(settings: string | undefined): string | undefined {
  const values: unknown = JSON.parse(settings ?? '{}')
  if (typeof values !== 'object' || values === null) return undefined
  const {template = 'template.md', ...options} = {
    template: undefined,
    ...values
  }
  return Object.keys(options).length === 0 && typeof template === 'string'
    ? template
    : undefined
}

/** The first two lines of each message, without what only files have. */
function messagesIn(text: string): string[] {
  return text
    .split('\n\n')
    .filter((d) => d.trim() !== '')
    .map((d) => {
      const [head = '', reason = ''] = d.split('\n')
      const [place = '', , origin = ''] = head.split(' ')
      return `${place} ${origin.replace(/.*:/, '')} ${withoutMarks(reason)}`
    })
}

/** A message as it is seen, where literals have a color in place of backticks. */
function withoutMarks(reason: string): string {
  return reason.replace(/(?<!`)(?:`([^`]+)`|`` ?(.+?) ?``)(?!`)/g, '$1$2')
}
