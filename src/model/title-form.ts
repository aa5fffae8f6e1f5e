/** The form of a title: `EP-XXX: [Enhancement Title]`. */
export interface TitleForm {
  /** The form as the template has it. */
  text: string
  /** What stands before the number, or before the free text. */
  prefix: string
  /** Whether the form has a number. */
  numbered: boolean
  /** The template's number, as a pattern to look for in text. */
  numberPrompt: RegExp | undefined
  /** The digits that a number has at least. */
  digits: number
  /** What stands between number and name. */
  separator: string
  pattern: RegExp
  /** The same with prefix and separator misspelt. */
  loose: RegExp | undefined
}

const number = /(?<![\dA-Za-z])(?:X{2,}|N{2,}|0{3,}|#{2,})(?![\dA-Za-z])/

/** Reads the H1 of a template. */
export function readTitleForm(text: string): TitleForm {
  const found = number.exec(text)
  const bracket = text.indexOf('[')
  if (!found) {
    const prefix = bracket > 0 ? text.slice(0, bracket) : ''
    return {
      text,
      prefix,
      numbered: false,
      numberPrompt: undefined,
      digits: 0,
      separator: '',
      pattern: new RegExp(`^${escape(prefix)}(?<name>.+)$`, 'u'),
      loose: undefined
    }
  }

  const prefix = text.slice(0, found.index)
  const rest = text.slice(found.index + found[0].length)
  const separator = /^[^\p{L}\p{N}[(<]*/u.exec(rest)?.[0] ?? ''
  // `NNNN` asks for a number as it is, the others for leading zeros too.
  const digits = found[0].startsWith('N') ? 1 : found[0].length
  const literal = escape(prefix)
  const letters = escape(prefix.replace(/[^\p{L}\p{N}]+$/u, ''))
  const name = rest === separator ? '' : '(?<name>.+)'
  return {
    text,
    prefix,
    numbered: true,
    numberPrompt: new RegExp(
      `${prefix === '' ? '^' : '(?<![\\w-])'}${literal}${escape(found[0])}(?![\\w])`,
      'g'
    ),
    digits,
    separator,
    pattern: new RegExp(
      `^${literal}(?:(?<number>\\d{${String(digits)},})|${escape(found[0])})${escape(separator)}${name}$`,
      'u'
    ),
    loose:
      letters === '' || name === ''
        ? undefined
        : new RegExp(
            `^${letters}[\\s_#-]*(?<number>\\d+)[\\s.:–—-]+${name}$`,
            'iu'
          )
  }
}

/** The title that was meant, where only prefix or separator are misspelt. */
export function respell(form: TitleForm, title: string): string | undefined {
  const match = form.loose?.exec(title)?.groups
  return match?.['number'] === undefined || match['name'] === undefined
    ? undefined
    : form.prefix +
        match['number'].padStart(form.digits, '0') +
        form.separator +
        match['name']
}

function escape(literal: string): string {
  return literal.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
