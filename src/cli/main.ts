import {OptionError} from '../options.js'
import {help, readArgs, UsageError, type Args} from './args.js'
import type {Io} from './io.js'
import {explain} from './explain.js'
import {init} from './init.js'
import {lint} from './lint.js'

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
  const [command, subject] = args.paths
  if (command === 'explain') return explain(subject, args.template, io)
  return command === 'init' ? init(args.template, io) : lint(args, io)
}
