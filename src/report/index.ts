import type {Reporter} from './report.js'
import {stylish} from './stylish.js'

/** The formats of reports, the default first. */
export const formats = [
  'stylish',
  'json',
  'sarif',
  'github',
  'markdown'
] as const

/** A format of reports. */
export type Format = (typeof formats)[number]

/** Loads the writer of a format; that of the default is loaded already. */
export async function reporterFor(format: Format): Promise<Reporter> {
  switch (format) {
    case 'stylish': {
      return stylish
    }

    case 'json': {
      return (await import('./json.js')).json
    }

    case 'sarif': {
      return (await import('./sarif.js')).sarif
    }

    case 'github': {
      return (await import('./github.js')).github
    }

    case 'markdown': {
      return (await import('./markdown.js')).markdown
    }
  }
}
