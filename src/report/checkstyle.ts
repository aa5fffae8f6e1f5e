import {document, element} from './xml.js'
import type {Reporter} from './report.js'

const severities = {error: 'error', warning: 'warning', note: 'info'}

/** The XML of Checkstyle, which many services of continuous integration read. */
export const checkstyle: Reporter = ({files}) =>
  document(
    element(
      'checkstyle',
      {version: '4.3'},
      files
        .filter((d) => d.findings.length > 0)
        .map(({path, findings}) =>
          element(
            'file',
            {name: path},
            findings.map(({place, reason, rule, severity, source}) =>
              element('error', {
                line: place?.line ?? 1,
                column: place?.column,
                severity: severities[severity],
                message: reason,
                source: rule ?? source ?? 'remark'
              })
            )
          )
        )
    )
  )
