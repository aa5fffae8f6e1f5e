import {execFile, execFileSync} from 'node:child_process'
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
  // Nothing is known where git cannot tell, or refuses the folder.
  const names = await runGit(folder, safe, listing).catch(() => '')
  const settings = [...safe, ...programsOff(names)]
  return (...args) => runGit(folder, settings, args)
}

/**
 * The same, waiting for it: a plugin cannot know what it will need before it has
 * read a document.
 */
export function gitNowIn(folder: string): (...args: string[]) => string {
  const run = (settings: Settings, args: readonly string[]) =>
    execFileSync('git', [...before(folder), ...args], {
      ...optionsWith(settings),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe']
    })
  let names = ''
  try {
    names = run(safe, listing)
  } catch {
    // As above.
  }

  const settings = [...safe, ...programsOff(names)]
  return (...args) => run(settings, args)
}

type Settings = typeof safe

const listing = ['config', '--list', '--show-scope', '--name-only', '-z']

/** Settings that turn off the programs which a repository names. */
function programsOff(names: string): Settings {
  const parts = names.split('\0')
  const own = parts.filter(
    (key, index) =>
      program.test(key) && /^(?:local|worktree)$/.test(parts[index - 1] ?? '')
  )
  return [...new Set(own)].map(
    (d) => [d, d.endsWith('.required') ? 'false' : ''] as const
  )
}

async function runGit(
  folder: string,
  settings: Settings,
  args: readonly string[]
): Promise<string> {
  return new Promise((done, fail) => {
    const git = execFile(
      'git',
      [...before(folder), ...args],
      optionsWith(settings),
      (error, out, said) => {
        if (!error) done(out)
        else fail(new Error(said.trim() || reasonOf(error)))
      }
    )
    git.stdin?.end()
  })
}

function before(folder: string): string[] {
  return ['--no-pager', '-C', folder]
}

function optionsWith(settings: Settings) {
  return {
    // Windows also looks for programs in the working folder.
    cwd: dirname(process.execPath),
    env: environment(settings),
    maxBuffer: Infinity,
    windowsHide: true
  }
}

/** The user's environment with some settings, as that takes keys with a `=`. */
function environment(settings: Settings): NodeJS.ProcessEnv {
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
