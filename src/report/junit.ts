import {document, element} from './xml.js'
import type {Finding} from './finding.js'
import {lineAndColumn} from './places.js'
import type {Reporter, ReportedFile} from './report.js'

/** The XML of JUnit: a suite for each file, in which each finding is a test. */
export const junit: Reporter = ({errors, files, warnings}) => {
  const tests = files.reduce((sum, d) => sum + casesIn(d), 0)
  const failures = errors + warnings
  return document(
    element(
      'testsuites',
      {name: 'ep-lint', tests, failures, errors: 0},
      files.map((d) => suite(d))
    )
  )
}

/** A file without findings is one test that passes. */
function casesIn({findings}: ReportedFile): number {
  return Math.max(findings.length, 1)
}

function suite(file: ReportedFile): string {
  const {findings, path} = file
  const skipped = findings.filter((d) => d.severity === 'note').length
  const failures = findings.length - skipped
  const name = path
  return element(
    'testsuite',
    {name, tests: casesIn(file), failures, errors: 0, skipped},
    findings.length > 0
      ? findings.map((d) => testCase(path, d))
      : [element('testcase', {name, classname: 'ep-lint'})]
  )
}

function testCase(path: string, finding: Finding): string {
  const {place, reason, rule, severity, source} = finding
  const classname = rule ?? source ?? 'remark'
  const at = place ? `:${lineAndColumn(finding)}` : ''
  const name = `${path}${at} ${classname}`
  return element('testcase', {name, classname, file: path, line: place?.line}, [
    severity === 'note'
      ? element('skipped', {message: reason})
      : element('failure', {type: severity, message: reason})
  ])
}
