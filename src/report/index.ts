import type {Reporter} from './report.js'
import {stylish} from './stylish.js'

/** The names of formats. */
export const formats = [
  'stylish',
  'json',
  'sarif',
  'github',
  'markdown'
] as const

/** The name of a format. */
export type Format = (typeof formats)[number]

/** Loads what writes a format. */
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
