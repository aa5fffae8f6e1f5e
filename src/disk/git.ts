import {execFile} from 'node:child_process'
import {dirname} from 'node:path'
import {reasonOf} from '../rule/wording.js'

/** Runs git in a folder; resolves to what it prints. */
export type Git = (...args: string[]) => Promise<string>

/** Settings under which git runs no program that a folder brings along. */
const safe: ReadonlyArray<readonly [key: string, value: string]> = [
  ['safe.bareRepository', 'explicit'],
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null']
]

/** The keys of programs that git may run for what is asked of it here. */
const program =
  /^(?:filter\..*\.(?:clean|smudge|process|required)|core\.(?:sshcommand|gitproxy|askpass|alternaterefscommand)|credential\.(?:.*\.)?helper|remote\..*\.(?:uploadpack|vcs))$/s

/**
 * Git for a folder that may come from anywhere. This is the only place that runs
 * git: a repository's own settings may name programs, and none of these is run;
 * those of the user's settings are.
 */
export async function gitIn(folder: string): Promise<Git> {
  const names = await runGit(folder, safe, [
    'config',
    '--list',
    '--show-scope',
    '--name-only',
    '-z'
    // Of a git that cannot tell, or a folder that it refuses, nothing is known.
  ]).catch(() => '')
  const parts = names.split('\0')
  const own = parts.filter(
    (key, index) =>
      program.test(key) && /^(?:local|worktree)$/.test(parts[index - 1] ?? '')
  )
  const off = [...new Set(own)].map(
    (d) => [d, d.endsWith('.required') ? 'false' : ''] as const
  )
  return (...args) => runGit(folder, [...safe, ...off], args)
}

async function runGit(
  folder: string,
  settings: typeof safe,
  args: readonly string[]
): Promise<string> {
  return new Promise((done, fail) => {
    const git = execFile(
      'git',
      ['--no-pager', '-C', folder, ...args],
      {
        // Windows also looks for programs in the working folder.
        cwd: dirname(process.execPath),
        env: environment(settings),
        maxBuffer: Infinity,
        windowsHide: true
      },
      (error, out, said) => {
        if (!error) done(out)
        else fail(new Error(said.trim() || reasonOf(error)))
      }
    )
    git.stdin?.end()
  })
}

/** The user's environment with some settings, as that takes keys with a `=`. */
function environment(settings: typeof safe): NodeJS.ProcessEnv {
  const {GIT_EXTERNAL_DIFF: _, ...env} = process.env
  const start = Number(env['GIT_CONFIG_COUNT'] ?? 0)
  return {
    ...env,
    // What git says is compared, and told in English.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_CONFIG_COUNT: String(start + settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => {
        const at = String(start + index)
        return [
          [`GIT_CONFIG_KEY_${at}`, key],
          [`GIT_CONFIG_VALUE_${at}`, value]
        ]
      })
    )
  }
}
