/** Writes the documents of a run to a temporary folder. */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {
  foreignTemplate,
  readCommunities,
  type Community,
  type Document
} from './corpus.js'
import {epLint, writeConfigs} from './tools.js'
import {vary} from './vary.js'

/** Documents in a folder `docs`, beside them the template and configurations. */
export interface DocumentSet {
  folder: string
  documents: readonly Document[]
}

/** A template that asks for next to nothing, so that few have findings. */
const easyTemplate =
  '# EP-NNNN: [Title]\n\n## Notes (optional)\n\n[Write notes.]\n'
/** How many versions a template has that has a past. */
export const versions = 20
/** The lines that a proposal of the size of real long ones has. */
const longLines = 960

/** The documents of all works, each set written when it is first asked for. */
export class Sets {
  readonly root = mkdtempSync(join(tmpdir(), 'ep-lint-bench-'))
  readonly communities = readCommunities()
  readonly #varied: readonly Document[]
  readonly #written = new Map<string, DocumentSet>()

  constructor(count: number) {
    const all = this.communities.flatMap((d) => d.documents)
    this.#varied = vary(all, count, 1)
  }

  /** The documents of a community with their own template. */
  community({documents, name, template}: Community): DocumentSet {
    return this.#write(join('communities', name), template, documents)
  }

  /** One long document with its own template. */
  one(name = 'one'): DocumentSet {
    const distance = ({text}: Document) =>
      Math.abs(text.split('\n').length - longLines)
    const [found] = this.communities
      .flatMap(({documents, template}) =>
        documents.map((document) => ({document, template}))
      )
      .sort((a, b) => distance(a.document) - distance(b.document))
    if (!found) throw new Error('Unexpected corpus without a document')
    return this.#write(name, found.template, [found.document])
  }

  /** Different documents with a template of others. */
  foreign(name = 'foreign', count = this.#varied.length): DocumentSet {
    return this.#write(name, foreignTemplate(), this.#varied.slice(0, count))
  }

  /** The same with a template that nearly all of them follow. */
  easy(): DocumentSet {
    return this.#write('easy', easyTemplate, this.#varied)
  }

  /** The same with an index, and a baseline of all findings. */
  indexed(): DocumentSet {
    const set = this.#write('indexed', foreignTemplate(), this.#varied)
    const columns = '| ID | Title | Status |\n| --- | --- | --- |\n'
    writeFileSync(
      join(set.folder, 'docs', 'README.md'),
      `# Index\n\n${columns}`
    )
    ownRun(set, ['index', '--write', 'docs'])
    ownRun(set, ['--update-baseline', 'docs'])
    return set
  }

  /** The same in git, where each version of the template is older than some. */
  past(): DocumentSet {
    const template = foreignTemplate()
    const size = Math.ceil(this.#varied.length / versions)
    const first = this.#varied.slice(0, size)
    const {folder} = this.#write('past', template, first)
    git(folder, 0, 'init', '--quiet')
    for (let version = 0; version < versions; version++) {
      const more = Array.from(
        {length: version},
        (_, at) => `\n## Extra ${String(at + 1)}\n\n[Say more.]\n`
      )
      writeFileSync(join(folder, 'TEMPLATE.md'), template + more.join(''))
      const from = version * size
      write(join(folder, 'docs'), this.#varied.slice(from, from + size))
      git(folder, version, 'add', '.')
      git(folder, version, 'commit', '--quiet', '-m', 'Go on')
    }

    return {folder, documents: this.#varied}
  }

  /** All communities in one folder, with one configuration for all. */
  together(): DocumentSet {
    const folder = join(this.root, 'together')
    for (const {documents, name, template} of this.communities) {
      write(join(folder, 'docs', name), documents)
      writeFileSync(join(folder, 'docs', name, 'TEMPLATE.md'), template)
    }

    const overrides = this.communities.map(({name}) => ({
      files: [`docs/${name}/**/*.md`],
      template: `docs/${name}/TEMPLATE.md`
    }))
    writeOptions(folder, {overrides})
    const documents = this.communities.flatMap((d) => d.documents)
    return {folder, documents}
  }

  /** Writes a set anew, as a fix changed it. */
  copy({folder}: DocumentSet, to: string): void {
    rmSync(to, {recursive: true, force: true})
    cpSync(folder, to, {recursive: true})
  }

  remove(): void {
    rmSync(this.root, {recursive: true, force: true})
  }

  #write(
    name: string,
    template: string,
    documents: readonly Document[]
  ): DocumentSet {
    const written = this.#written.get(name)
    if (written) return written
    const folder = join(this.root, name)
    write(join(folder, 'docs'), documents)
    writeFileSync(join(folder, 'TEMPLATE.md'), template)
    writeOptions(folder, {template: 'TEMPLATE.md', files: ['docs/**/*.md']})
    writeConfigs(folder, template)
    const set = {folder, documents}
    this.#written.set(name, set)
    return set
  }
}

function write(folder: string, documents: readonly Document[]): void {
  for (const {path, text} of documents) {
    const to = join(folder, path)
    mkdirSync(dirname(to), {recursive: true})
    writeFileSync(to, text)
  }
}

/** Runs git some months after the start of a repository. */
function git(folder: string, month: number, ...args: string[]): void {
  const date = new Date(Date.UTC(2015, 6 * month)).toISOString()
  const name = {GIT_AUTHOR_NAME: 'A', GIT_COMMITTER_NAME: 'A'}
  const email = {GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_EMAIL: 'a@b'}
  const dates = {GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date}
  const {status, stderr} = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {...process.env, ...name, ...email, ...dates}
  })
  if (status !== 0) throw new Error(stderr)
}

function writeOptions(folder: string, options: object): void {
  writeFileSync(
    join(folder, '.remarkrc.json'),
    JSON.stringify({plugins: [['remark-lint-ep', options]]})
  )
}

/** What our command finds in a set. */
export interface Found {
  judged: number
  withFindings: number
  findings: number
}

/** Has our command count what it finds, by its report for programs. */
export function findIn(set: DocumentSet): Found {
  const {files} = JSON.parse(
    ownRun(set, ['--no-cache', '--format', 'json', 'docs'])
  ) as {files: Array<{findings: unknown[]}>}
  const counts = files.map((d) => d.findings.length)
  return {
    judged: files.length,
    withFindings: counts.filter((d) => d > 0).length,
    findings: counts.reduce((sum, d) => sum + d, 0)
  }
}

function ownRun({folder}: DocumentSet, args: readonly string[]): string {
  const {error, status, stderr, stdout} = spawnSync(
    process.execPath,
    [epLint.script, ...args],
    {cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30}
  )
  if (error) throw error
  if (status === 2) throw new Error(stderr)
  return stdout
}
