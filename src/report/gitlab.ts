import {makeFingerprints} from './fingerprint.js'
import {pathWithin} from './places.js'
import type {Reporter} from './report.js'

const severities = {error: 'major', warning: 'minor', note: 'info'}

/** The code quality report of GitLab, which merge requests show. */
export const gitlab: Reporter = ({files}, {env}) => {
  const fingerprintOf = makeFingerprints()
  const issues = files.flatMap((file) => {
    const path = pathWithin(file, env?.['CI_PROJECT_DIR'])
    return file.findings.map((finding) => ({
      description: finding.reason,
      check_name: finding.rule ?? finding.source ?? 'remark',
      fingerprint: fingerprintOf(path, finding),
      severity: severities[finding.severity],
      location: {
        path,
        lines: {begin: finding.place?.line ?? 1, end: finding.place?.endLine}
      }
    }))
  })
  return `${JSON.stringify(issues, undefined, 2)}\n`
}
