import {usageOfCommand, type Command} from './commands.js'
import {isNegatable, type Option} from './option.js'

/** An option as it is written in help: `-q, --quiet`, `--[no-]color`. */
export function usageOf(name: string, {short, type, value}: Option): string {
  return [
    short ? `-${short}, ` : '',
    isNegatable({type}) ? `--[no-]${name}` : `--${name}`,
    value ? ` ${value}` : ''
  ].join('')
}

/** What an option does, for one command or for all, and its default. */
export function helpOf(
  {default: fallback, help}: Option,
  command?: Command
): string {
  const text =
    typeof help === 'string'
      ? help
      : command
        ? (help[command] ?? '')
        : Object.entries(help)
            .map(([name, d]) => `${usageOfCommand(name)}: ${d}`)
            .join('. ')
  return fallback === undefined || fallback === true
    ? text
    : `${text}; default: \`${String(fallback)}\``
}
