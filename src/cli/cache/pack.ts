import {rules} from '../../../rules/index.js'
import {urlOf} from '../../rule/url.js'
import type {Finding} from '../../report/finding.js'

/** What all reports show of a finding, but for what follows from its rule. */
export type PackedFinding = [
  rule: string | null,
  source: string | null,
  severity: Finding['severity'],
  reason: string,
  place: [number, number, number, number] | null,
  fix: Finding['fix'] | null,
  toldIn: [file: string, about: string] | null,
  beside: string | null
]

/** What few reports show. */
type Details = [
  edits: Array<[start: number, end: number, text: string]>,
  expected: readonly string[] | 'edit' | null,
  cause: Finding['cause'] | null,
  about: string | null,
  missing: Finding['missing'] | null,
  section: string | null
]

const whys = new Map(rules.map((d) => [d.id, d.why]))

/** Packs findings of rules; file errors are not cached. */
export function packFindings(findings: readonly Finding[]): {
  packed: PackedFinding[]
  /** As JSON, so that it is parsed only if it is needed. */
  details: string
} {
  return {
    packed: findings.map((d) => packFinding(d)),
    details: JSON.stringify(findings.map((d) => packDetails(d)))
  }
}

function packFinding(finding: Finding): PackedFinding {
  const {rule, source, severity, reason, place, fix, toldIn, beside} = finding
  return [
    rule ?? null,
    source ?? null,
    severity,
    reason,
    place ? [place.line, place.column, place.endLine, place.endColumn] : null,
    fix ?? null,
    toldIn ? [toldIn.file, toldIn.about] : null,
    beside ?? null
  ]
}

function packDetails(finding: Finding): Details {
  const {edits, expected, cause, key, missing, section} = finding
  const [edit] = edits
  // Mostly the only expected text is that of the edit: stored once.
  const isEdit =
    edits.length === 1 && expected?.length === 1 && expected[0] === edit?.text
  return [
    edits.map(({place, text}) => [place.start, place.end, text]),
    isEdit ? 'edit' : (expected ?? null),
    cause ?? null,
    key?.about ?? null,
    missing ?? null,
    section ?? null
  ]
}

/**
 * Unpacks findings.
 *
 * @param readDetails
 *   Gives the details as JSON; called only if they are needed.
 */
export function unpackFindings(
  packed: readonly PackedFinding[],
  readDetails: () => string
): Finding[] {
  let all: Details[] | undefined
  const detailsAt = (index: number): Details => {
    // As packFindings wrote it.
    all ??= JSON.parse(readDetails()) as Details[]
    return all[index] ?? [[], null, null, null, null, null]
  }

  return packed.map((d, index) => new UnpackedFinding(d, index, detailsAt))
}

/** A packed finding. */
class UnpackedFinding implements Finding {
  readonly isFileError = false
  readonly isRepeated = false
  readonly #packed: PackedFinding
  readonly #index: number
  readonly #detailsAt: (index: number) => Details

  constructor(
    packed: PackedFinding,
    index: number,
    detailsAt: (index: number) => Details
  ) {
    this.#packed = packed
    this.#index = index
    this.#detailsAt = detailsAt
  }

  get rule(): string | undefined {
    return this.#packed[0] ?? undefined
  }

  get source(): string | undefined {
    return this.#packed[1] ?? undefined
  }

  get severity(): Finding['severity'] {
    return this.#packed[2]
  }

  get reason(): string {
    return this.#packed[3]
  }

  get note(): string | undefined {
    const {rule} = this
    return rule === undefined ? undefined : whys.get(rule)
  }

  get url(): string | undefined {
    const {rule} = this
    return rule !== undefined && whys.has(rule) ? urlOf(rule) : undefined
  }

  get toldIn(): Finding['toldIn'] {
    const [file, about] = this.#packed[6] ?? []
    return file === undefined || about === undefined ? undefined : {file, about}
  }

  get beside(): string | undefined {
    return this.#packed[7] ?? undefined
  }

  get missing(): Finding['missing'] {
    return this.#details[4] ?? undefined
  }

  get section(): string | undefined {
    return this.#details[5] ?? undefined
  }

  get place(): Finding['place'] {
    const place = this.#packed[4]
    if (!place) return undefined
    const [line, column, endLine, endColumn] = place
    return {line, column, endLine, endColumn}
  }

  get fix(): Finding['fix'] {
    return this.#packed[5] ?? undefined
  }

  get edits(): Finding['edits'] {
    return this.#details[0].map(([start, end, text]) => ({
      place: {start, end},
      text
    }))
  }

  get expected(): readonly string[] | undefined {
    const [edits, expected] = this.#details
    return expected === 'edit'
      ? edits.map(([, , text]) => text)
      : (expected ?? undefined)
  }

  get cause(): Finding['cause'] {
    return this.#details[2] ?? undefined
  }

  get key(): Finding['key'] {
    const {rule} = this
    const [, , , about] = this.#details
    return rule === undefined || about === null ? undefined : {rule, about}
  }

  get #details(): Details {
    return this.#detailsAt(this.#index)
  }
}
