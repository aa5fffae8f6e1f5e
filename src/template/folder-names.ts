import {groupBy} from '../base/list.js'
import {
  isIndexName,
  isTemplateName,
  readNameForms,
  type NameForm
} from './file-name-form.js'
import type {Template} from './template.js'
import {isBuiltInForm, type TitleForm} from './title-form.js'
import {numberPlaceholder} from './number-placeholder.js'

const markdown = /\.(?:md|markdown)$/i
const draft = 'draft-YYYYMMDD-<slug>.md'

/** Reads forms that a template or a folder implies; neither implies that of drafts. */
export function readOwnForms(texts: readonly string[]): NameForm[] {
  return readNameForms(texts).map((d) => ({...d, isAssumed: d.text === draft}))
}

// `draft-YYYYMMDD-my-title.md`, `draft-<date>-…`, `draft-20260131-…`.
const draftInText =
  /(?<![\p{L}\d])draft-[([<{]?(?:yyyymmdd|date|\d{8})(?![\p{L}\d])/iu

/**
 * Whether a template tells that drafts have names of their own: in its text, or by
 * the form of its title, which is that of the built-in one.
 */
export function namesDrafts({source, title}: Template): boolean {
  return isBuiltInForm(title) || draftInText.test(source)
}

/** The forms that follow from a template's title: none without a number. */
export function namesFor(title: TitleForm | undefined): string[] {
  if (!title?.numbered) return []
  const {digits, letters, prefix, width} = title
  const number =
    digits > 1 ? 'X'.repeat(digits) : width > 1 ? '0'.repeat(width) : 'NNNN'
  // `MSC0000` has nothing between letters and number, in file names either.
  const between = letters === '' || prefix === letters ? '' : '-'
  // In other scripts the word is seldom part of a file's name.
  const prefixes = /^[\w-]*$/.test(letters)
    ? [letters + between]
    : [letters + between, '']
  return [...prefixes.map((d) => `${d}${number}-<slug>.md`), draft]
}

/**
 * The forms that follow from a template's own name: `0000-<slug>.md` from
 * `0000-template.md`. With a folder for each, a name is the folder's.
 *
 * @param path
 *   The template's path.
 * @returns
 *   The forms; none where the name has no placeholder for a number. `template`
 *   may stand for words or for none, so both forms are among them.
 */
export function namesLike(path: string): string[] {
  const [name = '', folder = ''] = path.split(/[\\/]/).toReversed()
  const own = isIndexName(name) ? `${folder}.md` : name
  const found = numberPlaceholder.exec(own)
  // A template that is given as such has no path.
  if (!found || !markdown.test(own)) return []
  const end = found.index + found[0].length
  const rest = own.slice(end).replace(/\.[^.]*$/, '')
  const separator = /^[-_. ]+/.exec(rest)?.[0] ?? ''
  const bare = own.slice(0, end)
  if (rest === '') return [`${bare}.md`, draft]
  const isOpen = /^template$/i.test(rest.slice(separator.length))
  return [
    `${bare}${separator}<slug>.md`,
    draft,
    ...(isOpen ? [`${bare}.md`] : [])
  ]
}

const numbered = /^([\p{L}_.-]*)(\d+)(?:([-_.])\S*)?\.(?:md|markdown)$/u

/**
 * The forms that the names of a folder's files share, where at least three have
 * numbers, and most of these one form.
 */
export function namesAmong(files: readonly string[]): string[] {
  const all = files.flatMap((file) => {
    if (isTemplateName(file)) return []
    const [, prefix = '', digits, separator = ''] = numbered.exec(file) ?? []
    return digits === undefined ? [] : {prefix, digits, separator}
  })
  if (all.length < 3) return []
  const groups = groupBy(all, (d) => `${d.prefix}#${d.separator}`)
  for (const group of groups.values()) {
    const [first] = group
    if (!first || group.length * 2 <= all.length) continue
    const {prefix, digits, separator} = first
    // Leading zeros are as wide as they are written.
    const width = group.every((d) => d.digits.length === digits.length)
      ? '0'.repeat(digits.length)
      : ''
    const number = width.length > 2 ? width : 'NNNN'
    const words = separator === '' ? '' : `${separator}<slug>`
    return [`${prefix}${number}${words}.md`, draft]
  }

  return []
}
