import {reasonOf} from '../lint/words.js'
import {OptionError} from '../options.js'
import {readArgs, type Args} from './args.js'
import {UsageError} from './usage-error.js'
import type {Io} from './io.js'

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
    if (read.help) io.out((await import('./help.js')).help)
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
      const {explain} = await import('./explain.js')
      return explain(subject, args, io)
    }

    case 'init': {
      const {init} = await import('./init.js')
      return init(args.template, io)
    }

    case 'status': {
      const {status} = await import('./status.js')
      return status(subject, args, io)
    }

    case 'index': {
      const {index} = await import('./index-command.js')
      return index(subject, args, io)
    }

    case 'new': {
      const {create} = await import('./new.js')
      return create(subject, folder, args, io)
    }

    case 'promote': {
      const {promote} = await import('./promote.js')
      return promote(subject, args, io)
    }

    default: {
      const {lint} = await import('./lint.js')
      return lint(args, io)
    }
  }
}
