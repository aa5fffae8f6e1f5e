import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const shared = new URL('../../../shared/corpus/', import.meta.url)
const samples = new URL('../../fixtures/proposals/', import.meta.url)

/** Where the documents of a run are. */
export interface Corpus {
  /** What they are made of. */
  from: string
  /** The folder with all of them. */
  folder: string
  /** A folder with half of them. */
  half: string
  /** A folder with all of them and the start of an index. */
  indexed: string
  /** A folder with one of some 900 lines, or the longest. */
  one: string
  texts: string[]
}

/**
 * Makes a folder of proposals, the same each time: real ones where they lie
 * beside the clone, else the samples, over and over.
 */
export function makeCorpus(many: number): Corpus {
  const isReal = existsSync(shared)
  const source = isReal ? shared : samples
  const originals = readdirSync(source, {recursive: true, encoding: 'utf8'})
    .filter((d) => d.endsWith('.md') && !/(?:template|sources)\.md$/i.test(d))
    .sort()
    .map((d) => readFileSync(new URL(d, source), 'utf8'))
  const root = mkdtempSync(join(tmpdir(), 'ep-lint-bench-'))
  const folder = join(root, 'all')
  const half = join(root, 'half')
  const indexed = join(root, 'indexed')
  for (const d of [folder, half, indexed]) mkdirSync(d)
  const texts: string[] = []
  for (let at = 0; at < many; at++) {
    const text = originals[at % originals.length] ?? ''
    const name = `EP-${String(at + 1).padStart(4, '0')}-proposal.md`
    for (const d of [folder, indexed]) writeFileSync(join(d, name), text)
    if (at < many / 2) writeFileSync(join(half, name), text)
    texts.push(text)
  }

  const columns = '| ID | Title | Status |\n| --- | --- | --- |\n'
  writeFileSync(join(indexed, 'README.md'), `# Index\n\n${columns}`)
  const byLength = originals.toSorted((a, b) => distance(a) - distance(b))
  const one = join(root, 'one')
  mkdirSync(one)
  writeFileSync(join(one, 'EP-0001-proposal.md'), byLength[0] ?? '')
  const from = isReal
    ? `${String(originals.length)} real proposals`
    : fileURLToPath(samples)
  return {from, folder, half, indexed, one, texts}
}

function distance(text: string): number {
  return Math.abs(text.split('\n').length - 960)
}
