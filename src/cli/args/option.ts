import type {Command} from './commands.js'

/** What the values of an option are, by its type. */
export interface Values {
  /** Off unless it is given. */
  flag: boolean
  /** A flag that `--no-…` turns off. */
  negatable: boolean
  text: string
  /** A text, or none for `--no-…`. */
  textOrNone: string | false
  number: number
  choice: string
  /** A text that may be given several times. */
  several: string[]
}

/** An option of the command line. */
export interface Option {
  type: keyof Values
  short?: string
  /** What stands for the value in help. */
  value?: string
  choices?: readonly string[]
  default?: boolean | number | string
  /** What it does, in Markdown of one line; by command where that differs. */
  help: string | Partial<Record<Command, string>>
  /** The commands that it belongs to; all where it is absent. */
  commands?: readonly Command[]
}

/** Whether `--no-…` is an option, too. */
export function isNegatable({type}: Pick<Option, 'type'>): boolean {
  return type === 'negatable' || type === 'textOrNone'
}
