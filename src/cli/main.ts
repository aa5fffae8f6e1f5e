import {OptionError} from '../options.js'
import {readArgs, UsageError, type Args} from './args.js'
import type {Io} from './io.js'
import {help} from './help.js'
import {explain} from './explain.js'
import {index} from './index-command.js'
import {init} from './init.js'
import {lint} from './lint.js'
import {create} from './new.js'
import {promote} from './promote.js'
import {status} from './status.js'

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
    if (read.help) io.out(help)
    else if (read.version) io.out(`${io.version}\n`)
    else return await perform(read, io)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof OptionError)) {
      throw error
    }

    io.error(`${error.message}\n`)
    return 2
  }
}

function perform(args: Args, io: Io): Promise<number> {
  const [command, subject, folder] = args.paths
  switch (command) {
    case 'explain': {
      return explain(subject, args.template, io)
    }

    case 'init': {
      return init(args.template, io)
    }

    case 'status': {
      return status(subject, args, io)
    }

    case 'index': {
      return index(subject, args, io)
    }

    case 'new': {
      return create(subject, folder, args, io)
    }

    case 'promote': {
      return promote(subject, args, io)
    }

    default: {
      return lint(args, io)
    }
  }
}
