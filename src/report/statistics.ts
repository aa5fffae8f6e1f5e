import {groupBy} from '../base/list.js'
import type {Finding} from './finding.js'
import type {ReportedFile} from './report.js'

/** How many findings there are of a kind. */
export interface Count {
  findings: number
  /** In how many files they are. */
  files: number
  /** How many of them `--fix` fixes. */
  fixable: number
  /** How many of them `--insert` inserts. */
  insertable: number
}

/** What a run found, counted; the most frequent first. */
export interface Statistics {
  /** By rule; none for what comes from no rule. */
  rules: Array<{rule?: string | undefined} & Count>
  /** By the outermost section, for our rules; none for title and header. */
  sections: Array<{section?: string | undefined} & Count>
  /** By the year in which proposals were created, where they say so. */
  years: Array<{year?: number | undefined} & Count>
}

/** Counts what a run found. */
export function statisticsOf(files: readonly ReportedFile[]): Statistics {
  const all = files.flatMap((file) =>
    file.findings.map((finding) => ({file, finding}))
  )
  const inSections = all.filter((d) => d.finding.key)
  return {
    rules: countBy(all, (d) => d.finding.rule).map(([rule, count]) => ({
      rule,
      ...count
    })),
    sections: countBy(inSections, (d) => d.finding.section).map(
      ([section, count]) => ({section, ...count})
    ),
    years: countBy(all, (d) => d.file.year).map(([year, count]) => ({
      year,
      ...count
    }))
  }
}

/** A finding, and where it is. */
interface Found {
  file: ReportedFile
  finding: Finding
}

function countBy<Key extends number | string>(
  found: readonly Found[],
  keyOf: (one: Found) => Key | undefined
): Array<[Key | undefined, Count]> {
  return Array.from(
    groupBy(found, keyOf),
    ([key, group]): [Key | undefined, Count] => [key, countOf(group)]
  ).sort(
    ([a, one], [b, other]) =>
      other.findings - one.findings ||
      // What has no name comes last of equals.
      (b === undefined || (a !== undefined && a < b) ? -1 : 1)
  )
}

function countOf(found: readonly Found[]): Count {
  const withFix = (fix: Finding['fix']) =>
    found.filter((d) => d.finding.fix === fix).length
  return {
    findings: found.length,
    files: new Set(found.map((d) => d.file)).size,
    fixable: withFix('fix'),
    insertable: withFix('insert')
  }
}
