/** Runs the scripts of a composite action, as a runner of GitHub does. */
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {data, Evaluator, Lexer, Parser} from '@actions/expressions'
import type {Scratch} from './scratch.js'

/** A step of an action. */
export interface Step {
  id?: string
  name?: string
  if?: string
  uses?: string
  with?: Record<string, unknown>
  shell?: string
  env?: Record<string, string>
  run?: string
}

/** What a step did. */
export interface Outcome {
  code: number | null
  out: string
  summary: string
  output: string
}

const always = {
  name: 'always',
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(true)
}

/** A text with the values of its expressions. */
export function evaluate(text: string, context: unknown): string {
  return text.replace(/\$\{\{(.*?)}}/g, (_, expression: string) => {
    const values: unknown = JSON.parse(JSON.stringify(context), data.reviver)
    if (!(values instanceof data.Dictionary)) throw new Error('No context')
    const names = values.pairs().map((d) => d.key)
    const {tokens} = new Lexer(expression).lex()
    const tree = new Parser(tokens, names, [always]).parse()
    const functions = new Map([[always.name, always]])
    return new Evaluator(tree, values, functions).evaluate().coerceString()
  })
}

/** Runs the script of a step in a scratch folder. */
export function runStep(
  {run = '', env = {}}: Step,
  inputs: Record<string, string>,
  action: string,
  scratch: Scratch,
  temp: string
): Outcome {
  const own = mkdtempSync(join(temp, 'step-'))
  const file = (name: string) => {
    writeFileSync(join(own, name), '')
    return join(own, name)
  }
  const script = file('script.sh')
  writeFileSync(script, run)
  const [summary, output] = [file('summary'), file('output')]
  const values = Object.entries(env).map(([key, value]) => [
    key,
    evaluate(value, {inputs})
  ])
  const {code, out} = scratch.start(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
    {
      ...(Object.fromEntries(values) as Record<string, string>),
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: action,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: scratch.cwd,
      RUNNER_TEMP: temp
    }
  )
  return {
    code,
    out,
    summary: readFileSync(summary, 'utf8'),
    output: readFileSync(output, 'utf8')
  }
}
