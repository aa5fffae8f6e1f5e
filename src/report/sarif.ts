import {rules} from '../../rules/index.js'
import {editsOf} from '../lint/plugin.js'
import {homepage, urlOf} from '../lint/url.js'
import {isMessage} from './json.js'
import {
  pageOf,
  regionOf,
  severityOf,
  type Finding,
  type Region,
  type Reporter
} from './report.js'

/** SARIF 2.1.0 of OASIS, for code scanning. */
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

function resultOf(path: string, {message, fixable}: Finding) {
  const {ruleId, source, reason, cause} = message
  const index = rules.findIndex((d) => d.id === ruleId)
  const edits = fixable ? editsOf(message) : undefined
  return {
    ruleId: ruleId ?? source ?? 'remark',
    ruleIndex: index < 0 ? undefined : index,
    level: severityOf(message),
    message: {text: reason},
    locations: [locationOf(path, regionOf(message))],
    relatedLocations: isMessage(cause)
      ? [
          {
            ...locationOf(path, regionOf(cause)),
            message: {text: cause.reason}
          }
        ]
      : undefined,
    fixes: edits && [
      {
        artifactChanges: [
          {
            artifactLocation: {uri: uriOf(path)},
            replacements: edits.map(({place, text}) => ({
              deletedRegion: {
                charOffset: place.start,
                charLength: place.end - place.start
              },
              insertedContent: {text}
            }))
          }
        ]
      }
    ]
  }
}

/** What is nowhere is at the start: readers ask for a region. */
const start = {line: 1, column: 1, endLine: 1, endColumn: 1}

function locationOf(path: string, region: Region = start) {
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
