import {reasonOf} from '../../rule/wording.js'
import {OptionError} from '../../linter/options.js'
import {readArgs, type Args} from '../args/args.js'
import {UsageError} from '../io/usage-error.js'
import type {Io} from '../io/io.js'

/**
 * The command `ep-lint`.
 *
 * @param args
 *   Arguments, without node and script.
 * @returns
 *   Exit code: 0 clean, 1 findings, 2 could not run.
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    const read = readArgs(args)
    if (read.help) io.out((await import('../args/help.js')).help)
    else if (read.version) io.out(`${io.version}\n`)
    else return await perform(read, io)
    return 0
  } catch (error) {
    if (error instanceof UsageError || error instanceof OptionError) {
      io.error(`${error.message}\n`)
    } else if (typeof error === 'object' && error && 'syscall' in error) {
      io.error(
        `Unexpected failure of the system, expected to go on, mend this: ${reasonOf(error)}\n`
      )
    } else {
      throw error
    }

    return 2
  }
}

/** Runs a command, of which no other is loaded. */
async function perform(args: Args, io: Io): Promise<number> {
  const [command, subject, folder] = args.paths
  switch (command) {
    case 'explain': {
      const {explain} = await import('../commands/explain.js')
      return explain(subject, args, io)
    }

    case 'init': {
      const {init} = await import('../commands/init.js')
      return init(args.template, io)
    }

    case 'status': {
      const {status} = await import('../commands/status.js')
      return status(subject, args, io)
    }

    case 'index': {
      const {index} = await import('../commands/index-page.js')
      return index(subject, args, io)
    }

    case 'new': {
      const {create} = await import('../commands/new.js')
      return create(subject, folder, args, io)
    }

    case 'promote': {
      const {promote} = await import('../commands/promote.js')
      return promote(subject, args, io)
    }

    default: {
      const {lint} = await import('../commands/lint.js')
      return lint(args, io)
    }
  }
}
