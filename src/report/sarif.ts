import {rules} from '../../rules/index.js'
import {homepage, urlOf} from '../rule/url.js'
import type {Finding, Region} from './finding.js'
import {makeFingerprints} from './fingerprint.js'
import {pathWithin} from './places.js'
import {
  pageOf,
  type ReportedFile,
  type Reporter,
  type SuppressedFinding
} from './report.js'

/** SARIF 2.1.0, for code scanning. */
export const sarif: Reporter = ({files, version}, {env}) =>
  `${JSON.stringify(
    {
      $schema:
        'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'ep-lint',
              semanticVersion: version,
              informationUri: homepage ?? `pkg:npm/remark-lint-ep@${version}`,
              rules: rules.map((rule) => ({
                id: rule.id,
                shortDescription: {text: rule.summary},
                fullDescription: {text: rule.why},
                help: {
                  text: `${rule.summary} ${rule.why}`,
                  markdown: `${rule.summary}\n\n${rule.why}`
                },
                helpUri: pageOf({url: urlOf(rule.id)})
              }))
            }
          },
          columnKind: 'utf16CodeUnits',
          results: resultsOf(files, env?.['GITHUB_WORKSPACE'])
        }
      ]
    },
    undefined,
    2
  )}\n`

function resultsOf(files: readonly ReportedFile[], root: string | undefined) {
  const fingerprintOf = makeFingerprints()
  return files.flatMap((file) => {
    const path = pathWithin(file, root)
    const base = (finding: Finding | SuppressedFinding) =>
      factOf(path, finding, fingerprintOf(path, finding))
    return [
      ...file.findings.map((d) => ({...base(d), ...resultDetails(path, d)})),
      ...(file.suppressed ?? []).map((d) => ({
        ...base(d),
        suppressions: [
          {kind: 'external', justification: 'Listed in the baseline'}
        ]
      }))
    ]
  })
}

function factOf(
  path: string,
  finding: Pick<Finding, 'place' | 'reason' | 'rule' | 'severity' | 'source'>,
  fingerprint: string
) {
  const {place, reason, rule, severity, source} = finding
  const index = rules.findIndex((d) => d.id === rule)
  return {
    ruleId: rule ?? source ?? 'remark',
    ruleIndex: index < 0 ? undefined : index,
    level: severity,
    message: {text: reason},
    locations: [locationOf(path, place)],
    partialFingerprints: {'finding/v1': fingerprint}
  }
}

function resultDetails(path: string, {cause, edits, fix}: Finding) {
  return {
    relatedLocations: cause
      ? [
          {
            ...locationOf(path, cause.place),
            message: {text: cause.reason}
          }
        ]
      : undefined,
    fixes:
      edits.length > 0
        ? [
            {
              description: {
                text:
                  fix === 'insert'
                    ? 'Insert what is missing'
                    : 'Fix what is wrong'
              },
              artifactChanges: [
                {
                  artifactLocation: {uri: uriOf(path)},
                  replacements: edits.map(({place: {start, end}, text}) => ({
                    deletedRegion: {charOffset: start, charLength: end - start},
                    insertedContent: {text}
                  }))
                }
              ]
            }
          ]
        : undefined
  }
}

/** The region of what has none: viewers require one. */
const startOfFile = {line: 1, column: 1, endLine: 1, endColumn: 1}

function locationOf(path: string, region: Region = startOfFile) {
  return {
    physicalLocation: {
      artifactLocation: {uri: uriOf(path)},
      region: {
        startLine: region.line,
        startColumn: region.column,
        endLine: region.endLine,
        endColumn: region.endColumn
      }
    }
  }
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
