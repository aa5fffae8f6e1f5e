import {visible} from '../../base/visible.js'
import {isSystemError} from '../../disk/read-file.js'
import {OptionError} from '../../linter/options.js'
import {readArgs, type Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import {shownIo, type Io, type ProcessIo} from '../io/io.js'

/**
 * The command `ep-lint`.
 *
 * @param argv
 *   Arguments, without node and script.
 * @returns
 *   Exit code: 0 clean, 1 findings, 2 could not run.
 */
export async function main(
  argv: readonly string[],
  given: ProcessIo
): Promise<number> {
  let hasColors = () => given.hasColors()
  const io = shownIo(given, () => hasColors())
  try {
    const args = readArgs(argv)
    const {color} = args
    if (color !== undefined) hasColors = () => color
    if (args.help) await printHelp(commandOf(args), io)
    else if (args.version) io.out(`${io.version}\n`)
    else return await run(args, io)
    return 0
  } catch (error) {
    if (error instanceof UsageError || error instanceof OptionError) {
      io.error(`${error.message}\n`)
    } else if (isSystemError(error)) {
      io.error(
        `Unexpected system error, expected to read and write files, check the path and its permissions: ${visible(error.message)}\n`
      )
    } else {
      throw error
    }

    return 2
  }
}

/** Runs a command; the code of the others is not loaded. */
async function run(args: Args, io: Io): Promise<number> {
  const [subject, folder] = args.operands
  switch (args.command) {
    case 'explain': {
      const {runExplain} = await import('../commands/explain.js')
      return runExplain(subject, args, io)
    }

    case 'rules': {
      const {runRuleList} = await import('../commands/rules.js')
      return runRuleList(args, io)
    }

    case 'template': {
      const {runTemplate} = await import('../commands/template.js')
      return runTemplate(subject, args, io)
    }

    case 'init': {
      const {runInit} = await import('../commands/init.js')
      return runInit(args, io)
    }

    case 'status': {
      const {runStatus} = await import('../commands/status.js')
      return runStatus(subject, args, io)
    }

    case 'index': {
      const {runIndex} = await import('../commands/index-page.js')
      return runIndex(subject, args, io)
    }

    case 'new': {
      const {runNew} = await import('../commands/new.js')
      return runNew(subject, folder, args, io)
    }

    case 'promote': {
      const {runPromote} = await import('../commands/promote.js')
      return runPromote(subject, args, io)
    }

    case 'help': {
      return printHelp(subject, io)
    }

    case 'lint': {
      const {runLint} = await import('../commands/lint.js')
      return runLint(args, io)
    }
  }
}

/** The command that was named; linting has no name. */
function commandOf({command}: Args): string | undefined {
  return command === 'lint' ? undefined : command
}

async function printHelp(name: string | undefined, io: Io): Promise<number> {
  const {helpFor} = await import('../args/help.js')
  io.out(helpFor(name))
  return 0
}
