/** The parts of our linter, one by one, without the command around them. */
import type {Root} from 'mdast'
import {enabledRules} from '../src/linter/options.js'
import type {FoundProblem} from '../src/linter/problem.js'
import {runRules} from '../src/linter/run-rules.js'
import type {Schema} from '../src/linter/schema.js'
import {bind, readProposal, type Template} from '../src/model.js'
import {findingsOf} from '../src/report/finding.js'
import {stylish} from '../src/report/stylish.js'
import {readNameForms} from '../src/template/file-name-form.js'
import {namesFor} from '../src/template/folder-names.js'
import {defaultLifecycle} from '../src/template/lifecycle.js'

const all = enabledRules({})

/** Does a part, and may time it. */
export type Took = <Result>(part: string, work: () => Result) => Result

/** All that rules know of a template. */
export function schemaOf(template: Template): Schema {
  return {
    template,
    name: 'template',
    names: readNameForms(namesFor(template.title)),
    ownNames: [],
    options: {},
    fromRoot: undefined,
    kinds: []
  }
}

/** Does our part of linting a tree. */
export function judge(
  tree: Root,
  source: string,
  schema: Schema,
  took: Took
): FoundProblem[] {
  const proposal = took('model', () => readProposal(tree, source))
  const binding = took('bind', () => bind(proposal, schema.template))
  const context = {
    today: '2026-01-31',
    statuses: undefined,
    fileName: 'EP-0001-proposal.md',
    names: schema.names,
    lifecycle: defaultLifecycle,
    before: undefined,
    folder: undefined,
    metadata: undefined
  }
  return took('rules', () =>
    runRules(
      {kind: 'proposal', binding, context, schema, schemas: [schema]},
      all
    )
  )
}

/** Has a file's findings printed to a string. */
export function print(path: string, problems: FoundProblem[]): string {
  const report = {
    files: [{path, findings: findingsOf(problems, false), fixed: false}],
    notes: [],
    errors: 0,
    warnings: 0,
    fixable: 0,
    insertable: 0,
    fixed: 0,
    version: ''
  }
  return stylish(report, {color: false, quiet: true, verbose: false})
}
