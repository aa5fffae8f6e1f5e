import {memoize} from '../base/memo.js'
import {normalizeTitle, readTitle} from '../document/title.js'
import {isDots, isEnclosed} from '../markdown/prompt-marks.js'
import {signs} from './series-signs.js'
import type {Series} from './template.js'

const number = String.raw`(?:\d+|[NX#]|[[{<](?:n|x|#|number)[\]}>])`
// `Phase 1`, `Phase 1: [Name]`, `Option 2 (discarded): [Name]`.
const counted = new RegExp(
  String.raw`^(.*\S)\s+${number}(?:\s*\([^()]*\))?(?:(\s*[-.:：–—]\s*)(.*))?$`,
  'i'
)
// `Impact: ... 1`: the name goes where the dots are.
const dotted = /^([^.…]*[^\s.…:：])(\s*[:：]\s*)(?:\.{3,}|…)\s*\d*$/

// `Scenario n`: a letter stands for all numbers.
const anyNumber = /\s(?:n|N|#|[[{<](?:n|x|#|number)[\]}>])(?:\s*\([^()]*\))?$/
// `Replace this with a title`, `Your option title here`.
const instruction =
  /^replace (?:this|me)\b|^(?:enter|fill in|insert|type)\b.*\b(?:here|name|title)\b|\b(?:goes|name|title) here$/i

/** Whether a title only says what to write in its place. */
function isInstruction(title: string): boolean {
  return instruction.test(title)
}

/** What is to be known of a section to tell whether it is one of a series. */
export interface Titled {
  /** Without the mark of an optional section. */
  title: string
  /** Whether its name is in italics, as prompts are. */
  isOpenName: boolean
  /** Whether nothing stands below it, or nothing but what is to be replaced. */
  isBare: boolean
  /** Whether the text says that there is to be one for each of something. */
  isRepeated: boolean
}

/** The series that a section of a template is of, by its title and its siblings'. */
export function readSeries(
  titled: Titled,
  siblings: readonly Titled[]
): Series | undefined {
  const own = undecorated(titled)
  const {title, isRepeated} = own
  if (isEnclosed(title) || isInstruction(title)) return openSeries
  const [, dottedLabel, colon = ''] = dotted.exec(title) ?? []
  if (dottedLabel !== undefined) {
    return {
      label: dottedLabel,
      separator: `${colon.trim()} `,
      named: true,
      numbered: false
    }
  }

  const others = siblings.map(undecorated)
  return (
    countedSeries(own, others) ??
    signedSeries(own, others) ??
    (isRepeated ? openSeries : undefined)
  )
}

/** Each is asked for as often as it has siblings. */
const bare = new WeakMap<Titled, Titled>()

/** Of `3.1 [Name]` and `✅ Option 1` what stands in front is none of the title. */
function undecorated(titled: Titled): Titled {
  return memoize(bare, titled, ({title}) => ({
    ...titled,
    title: title.slice(readTitle(title).number.length)
  }))
}

/** `Phase 1: …` among siblings like it, or with a name that is left open. */
function countedSeries(
  {title, isBare, isOpenName}: Titled,
  siblings: readonly Titled[]
): Series | undefined {
  const [, label, separator, name = ''] = counted.exec(title) ?? []
  if (label === undefined) return undefined
  const isMember = ({title: other}: Titled) => {
    const there = counted.exec(other)?.[1]
    return (
      there !== undefined && normalizeTitle(there) === normalizeTitle(label)
    )
  }
  const isOnly = siblings.filter(isMember).length < 2
  // `Option 1` over a prompt only shows what sections may be like.
  if (separator === undefined && isBare) return openSeries
  const isOne =
    name === ''
      ? separator !== undefined || anyNumber.test(title)
      : isOpenName || isEnclosed(name)
  if (isOnly && !isOne) return undefined
  return {
    label,
    separator:
      separator === undefined
        ? ': '
        : name === ''
          ? `${separator.trimEnd()} `
          : separator,
    named: name !== '',
    numbered: true
  }
}

// Circles and lines stand for a name, too.
const blankName = /^(?:[〇○◯×_]{2,}|X{2,})$/

/**
 * `Option A`, `M1 – <Name>`, `方案一：【名称】`, counted by letters or without a
 * blank. Where names differ, as in `Annex A: Grammar`, these are sections.
 */
function signedSeries(
  {title}: Titled,
  siblings: readonly Titled[]
): Series | undefined {
  for (const {pattern, needsName} of signs) {
    const {
      label,
      separator = ': ',
      name = ''
    } = pattern.exec(title)?.groups ?? {}
    if (label === undefined || (needsName && name === '')) continue
    const names = siblings.flatMap((d) => {
      const groups = pattern.exec(d.title)?.groups
      return groups?.['label'] === label ? (groups['name'] ?? '') : []
    })
    const isOpen = (d: string) =>
      isEnclosed(d) || isDots(d) || blankName.test(d)
    const isSeries =
      names.length > 1
        ? names.every((d) => isOpen(d) || d === name)
        : isOpen(name)
    if (!isSeries) continue
    const named = name !== ''
    return {label, separator, named, numbered: false}
  }

  return undefined
}

const openSeries: Series = {
  label: '',
  separator: '',
  named: false,
  numbered: false
}

/** Whether any title is one of a series' members. */
export function isOpenSeries(series: Series | undefined): boolean {
  return series?.label === ''
}
