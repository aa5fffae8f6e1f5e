import {rules} from '../../../rules/index.js'
import {urlOf} from '../../rule/url.js'
import type {Finding} from '../../report/finding.js'

/** What all reports show of a finding, and its rule does not tell already. */
export type Shown = [
  rule: string | null,
  source: string | null,
  severity: Finding['severity'],
  reason: string,
  place: [number, number, number, number] | null,
  isFixable: boolean
]

/** What few reports show. */
type Rest = [
  edits: Array<[start: number, end: number, text: string]>,
  expected: string[] | 'edit' | null,
  cause: Finding['cause'] | null
]

const whys = new Map(rules.map((d) => [d.id, d.why]))

/** Packs findings that keep no file from being linted. */
export function packFindings(findings: readonly Finding[]): {
  shown: Shown[]
  /** As JSON, so that it is parsed only when it is asked for. */
  rest: string
} {
  return {
    shown: findings.map((d) => shownOf(d)),
    rest: JSON.stringify(findings.map((d) => restOf(d)))
  }
}

function shownOf(finding: Finding): Shown {
  const {rule, source, severity, reason, place, isFixable} = finding
  return [
    rule ?? null,
    source ?? null,
    severity,
    reason,
    place ? [place.line, place.column, place.endLine, place.endColumn] : null,
    isFixable
  ]
}

function restOf({edits, expected, cause}: Finding): Rest {
  const [edit] = edits
  // As it mostly is, so it need not be said twice.
  const isEdit =
    edits.length === 1 && expected?.length === 1 && expected[0] === edit?.text
  return [
    edits.map(({place, text}) => [place.start, place.end, text]),
    isEdit ? 'edit' : (expected ?? null),
    cause ?? null
  ]
}

/**
 * Unpacks findings.
 *
 * @param shown
 *   What all reports show.
 * @param readRest
 *   Gives the rest, as JSON.
 */
export function unpackFindings(
  shown: readonly Shown[],
  readRest: () => string
): Finding[] {
  let rests: Rest[] | undefined
  const restAt = (index: number): Rest => {
    rests ??= JSON.parse(readRest()) as Rest[]
    return rests[index] ?? [[], null, null]
  }

  return shown.map((d, index) => new Unpacked(d, index, restAt))
}

/** A finding as packed; its key is for baselines, which no cache is read for. */
class Unpacked implements Finding {
  readonly isObstacle = false
  readonly isRepeated = false
  readonly #shown: Shown
  readonly #index: number
  readonly #restAt: (index: number) => Rest

  constructor(shown: Shown, index: number, restAt: (index: number) => Rest) {
    this.#shown = shown
    this.#index = index
    this.#restAt = restAt
  }

  get rule(): string | undefined {
    return this.#shown[0] ?? undefined
  }

  get source(): string | undefined {
    return this.#shown[1] ?? undefined
  }

  get severity(): Finding['severity'] {
    return this.#shown[2]
  }

  get reason(): string {
    return this.#shown[3]
  }

  get note(): string | undefined {
    const {rule} = this
    return rule === undefined ? undefined : whys.get(rule)
  }

  get url(): string | undefined {
    const {rule} = this
    return rule !== undefined && whys.has(rule) ? urlOf(rule) : undefined
  }

  get place(): Finding['place'] {
    const place = this.#shown[4]
    if (!place) return undefined
    const [line, column, endLine, endColumn] = place
    return {line, column, endLine, endColumn}
  }

  get isFixable(): boolean {
    return this.#shown[5]
  }

  get edits(): Finding['edits'] {
    return this.#rest[0].map(([start, end, text]) => ({
      place: {start, end},
      text
    }))
  }

  get expected(): string[] | undefined {
    const [edits, expected] = this.#rest
    return expected === 'edit'
      ? edits.map(([, , text]) => text)
      : (expected ?? undefined)
  }

  get cause(): Finding['cause'] {
    return this.#rest[2] ?? undefined
  }

  get #rest(): Rest {
    return this.#restAt(this.#index)
  }
}
