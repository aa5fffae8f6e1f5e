import type {Reporter, Style} from './report.js'
import {stylish} from './stylish.js'

/** The formats of reports, the default first. */
export const formats = [
  'stylish',
  'full',
  'json',
  'sarif',
  'github',
  'gitlab',
  'rdjson',
  'markdown',
  'checkstyle',
  'junit',
  'unix'
] as const

/** A format of reports. */
export type Format = (typeof formats)[number]

/** The formats that have the texts of replacements. */
export const formatsWithTexts: ReadonlySet<Format> = new Set([
  'json',
  'rdjson',
  'sarif'
])

/** Loads the writer of a format; that of the default is loaded already. */
export async function reporterFor(
  format: Format,
  {width}: Pick<Style, 'width'> = {}
): Promise<Reporter> {
  switch (format) {
    case 'stylish': {
      if (width === undefined) return stylish
      return (await import('./terminal.js')).terminal
    }

    case 'full': {
      return (await import('./full.js')).full
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

    case 'gitlab': {
      return (await import('./gitlab.js')).gitlab
    }

    case 'rdjson': {
      return (await import('./rdjson.js')).rdjson
    }

    case 'checkstyle': {
      return (await import('./checkstyle.js')).checkstyle
    }

    case 'junit': {
      return (await import('./junit.js')).junit
    }

    case 'unix': {
      return (await import('./unix.js')).unix
    }

    case 'markdown': {
      return (await import('./markdown.js')).markdown
    }
  }
}
