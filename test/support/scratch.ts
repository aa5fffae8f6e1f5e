/** A folder with proposals that is thrown away, with the command and git run in it. */
import {execFileSync, spawnSync} from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, delimiter, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll} from '@jest/globals'
import type {ProcessIo} from '../../src/cli/io/io.js'
import {main} from '../../src/cli/start/main.js'
import {fixtures} from './run.js'

/** The folder of this package. */
export const root = fileURLToPath(new URL('../', fixtures))

const manifest = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8')
) as {bin: {'ep-lint': string}}

/** The command, for processes. */
export const bin = join(root, manifest.bin['ep-lint'])

/** The caches of the user, as the command sees them: not the real ones. */
export const userCaches = mkdtempSync(join(tmpdir(), 'remark-lint-ep-cache-'))
process.env['XDG_CACHE_HOME'] = userCaches
afterAll(() => {
  rmSync(userCaches, {recursive: true, force: true})
})

/**
 * The environment of whoever runs the tests, less what npm, Jest, or a hook of
 * git adds to it for them; git takes nobody's configuration.
 */
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([d]) => !/^(?:GIT_|npm_|JEST_|NODE_ENV$)/.test(d)
    )
  ),
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((d) => basename(d) !== '.bin')
    .join(delimiter),
  npm_config_prefer_offline: 'true',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org'
}

export const template =
  '# EP-XXX: [Enhancement Title]\n\n**Status**: Draft\n\n## Summary\n\n[Say what.]\n'
export const good =
  '# EP-001: Nights\n\n**Status**: Draft\n\n## Summary\n\nNights.\n'
export const bad =
  '# EP-002: Days\n\n**Status**: draft\n\n## Summary\n\nTODO: a | b\n\n## Summary\n\nDays.\n'

/** What `ep-lint` says of the bad one of a scratch folder. */
export const findings = `docs/EP-002-days.md
  3:13  warning  Unexpected status \`draft\`, expected \`Draft\`  ep-status, fixable
   7:1  warning  Unexpected \`TODO: a | b\`, expected the finished text  ep-placeholder
   9:1  warning  Unexpected second section \`Summary\`, expected one, merge the two  ep-unique-section
`

export class Scratch {
  readonly cwd = mkdtempSync(join(tmpdir(), 'remark-lint-ep-'))
  /** What the user answers when asked. */
  answer = ''

  constructor() {
    this.put('docs/EP-TEMPLATE.md', template)
    this.put('docs/EP-001-nights.md', good)
    this.put('docs/EP-002-days.md', bad)
  }

  put(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.cwd, path)), {recursive: true})
    writeFileSync(join(this.cwd, path), text)
  }

  /** Writes a configuration that has this plugin alone, with options. */
  configure(options: object): void {
    this.put(
      '.remarkrc.json',
      JSON.stringify({plugins: [['remark-lint-ep', options]]})
    )
  }

  get(path: string): string {
    return readFileSync(join(this.cwd, path), 'utf8')
  }

  remove(path = ''): void {
    rmSync(join(this.cwd, path), {recursive: true})
  }

  /** Runs `ep-lint`; `/…` in what it says is the scratch folder. */
  async run(
    args: readonly string[],
    {
      input = '',
      cwd = this.cwd,
      ...io
    }: Partial<ProcessIo> & {input?: string | Uint8Array} = {}
  ): Promise<{code: number; out: string; error: string}> {
    const said = {out: '', error: ''}
    const code = await main(args, {
      cwd,
      env: {},
      hasColors: () => false,
      hasLinks: () => Promise.resolve(false),
      isErrorTerminal: false,
      columns: () => undefined,
      now: () => 0,
      version: '1.2.3',
      out: (text) => void (said.out += text),
      error: (text) => void (said.error += text),
      read: () => Promise.resolve(Buffer.from(input)),
      ask: () => Promise.resolve(this.answer),
      ...io
    })
    return {
      code,
      out: said.out.replaceAll(this.cwd, '/…'),
      error: said.error.replaceAll(this.cwd, '/…')
    }
  }

  /** Runs git, as someone whom its configuration does not know. */
  git(...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.cwd,
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore']
    })
  }

  /** Runs a program; `out` is all that it says. */
  start(
    program: string,
    args: readonly string[],
    more: NodeJS.ProcessEnv = {}
  ): {code: number | null; out: string} {
    const {status, stdout, stderr, error} = spawnSync(program, args, {
      cwd: this.cwd,
      encoding: 'utf8',
      env: {...env, ...more},
      stdio: ['ignore', 'pipe', 'pipe']
    })
    if (error) throw error
    return {
      code: status,
      out: (stdout + stderr).replaceAll(this.cwd, '/…')
    }
  }

  /** Copies this package's files to a folder, as a clone has them. */
  copyPackage(to: string): void {
    const others = new Set(['.git', 'coverage', 'dist', 'node_modules'])
    cpSync(root, join(this.cwd, to), {
      recursive: true,
      filter: (d) => !others.has(basename(d))
    })
  }

  /** Commits all that there is. */
  commit(): void {
    this.git('add', '.')
    this.git('commit', '-m', 'All')
  }
}
