/** Does once, in a process of its own, what `ep-lint` does with one file, and prints how long each part took. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {loadFast, parseWhole} from '../src/fast-parser/load.js'
import {NotSafe} from '../src/fast-parser/guard.js'
import {readTemplate} from '../src/model.js'
import {print, judge, schemaOf} from './inside.js'

const [folder = '', file = ''] = process.argv.slice(2)
const spent: Record<string, number> = {}

function took<Result>(part: string, work: () => Result): Result {
  const start = performance.now()
  const result = work()
  spent[part] = (spent[part] ?? 0) + performance.now() - start
  return result
}

const start = performance.now()
const fast = await loadFast()
// Loaded as single files, our own code takes longer than the bundle.
const loaded = performance.now() - start
const {parse: slow} = await import('../src/remark/parse.js')
const parse = (source: string) => {
  const tree = fast ? parseWhole(source, fast, slow) : slow(source)
  return tree instanceof NotSafe ? slow(source) : tree
}

const schema = took('read the template', () => {
  const text = readFileSync(join(folder, 'TEMPLATE.md'), 'utf8')
  return schemaOf(readTemplate(parse(text), text))
})
const path = join(folder, file)
const text = took('read the proposal', () => readFileSync(path, 'utf8'))
const tree = took('parse it', () => parse(text))
const problems = judge(tree, text, schema, took)
took('print', () => print(path, problems))
console.log(JSON.stringify({'load the fast parser': loaded, ...spent}))
