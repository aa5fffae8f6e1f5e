import {visible} from '../base/visible.js'
import {summarize, type Reporter} from './report.js'

/** A finding a line, as compilers write them, for tools that jump to places. */
export const unix: Reporter = (report, {quiet}) => {
  const lines = report.files.flatMap(({path, findings}) =>
    findings.map(({place, reason, rule, severity}) => {
      const at = `${String(place?.line ?? 1)}:${String(place?.column ?? 1)}`
      const name = rule === undefined ? '' : `/${rule}`
      return visible(`${path}:${at}: ${reason} [${severity}${name}]`)
    })
  )
  if (!quiet && lines.length > 0) lines.push('', summarize(report))
  return lines.map((d) => `${d}\n`).join('')
}
