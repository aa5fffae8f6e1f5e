/** A folder with proposals that is thrown away, with the command and git run in it. */
import {execFileSync} from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {Io} from '../src/cli/io.js'
import {main} from '../src/cli/main.js'

export const template =
  '# EP-XXX: [Enhancement Title]\n\n**Status**: Draft\n\n## Summary\n\n[Say what.]\n'
export const good =
  '# EP-001: Nights\n\n**Status**: Draft\n\n## Summary\n\nNights.\n'
export const bad =
  '# EP-002: Days\n\n**Status**: draft\n\n## Summary\n\nTODO: a | b\n\n## Summary\n\nDays.\n'

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
    }: Partial<Io> & {input?: string | Uint8Array} = {}
  ): Promise<{code: number; out: string; error: string}> {
    const said = {out: '', error: ''}
    const code = await main(args, {
      cwd,
      isTerminal: false,
      isErrorTerminal: false,
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
      env: {
        PATH: process.env['PATH'],
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@example.org'
      },
      stdio: ['ignore', 'pipe', 'ignore']
    })
  }

  /** Commits all that there is. */
  commit(): void {
    this.git('add', '.')
    this.git('commit', '-m', 'All')
  }
}
