import {rules} from '../../rules/index.js'
import {homepage, urlOf} from '../rule/url.js'
import type {Finding, Region} from './finding.js'
import {pageOf, type Reporter} from './report.js'

/** SARIF 2.1.0, for code scanning. */
export const sarif: Reporter = ({files, version}) =>
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
          results: files.flatMap(({path, findings}) =>
            findings.map((d) => resultOf(path, d))
          )
        }
      ]
    },
    undefined,
    2
  )}\n`

function resultOf(path: string, finding: Finding) {
  const {rule, source, severity, reason, place, cause, edits, fix} = finding
  const index = rules.findIndex((d) => d.id === rule)
  return {
    ruleId: rule ?? source ?? 'remark',
    ruleIndex: index < 0 ? undefined : index,
    level: severity,
    message: {text: reason},
    locations: [locationOf(path, place)],
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
