/** The commands; `lint` is `ep-lint` without the name of one. */
export const commands = {
  lint: {operands: '[path…]', most: Infinity, help: 'lint proposals'},
  explain: {
    operands: '<rule | file>',
    most: 1,
    help: 'print the page of a rule, or how a proposal was matched to its template'
  },
  rules: {
    operands: '',
    most: 0,
    help: 'list the rules, and what is fixed or inserted'
  },
  template: {
    operands: '[file]',
    most: 1,
    help: 'print what a template asks for, and what in it is doubtful'
  },
  init: {
    operands: '',
    most: 0,
    help: 'write a .remarkrc.json that names the template of the project'
  },
  status: {
    operands: '[folder]',
    most: 1,
    help: "show the state of a folder's proposals"
  },
  index: {
    operands: '[folder]',
    most: 1,
    help: "compare a folder's index with its proposals, or update it"
  },
  new: {
    operands: '<title> [folder]',
    most: 2,
    help: 'write a new proposal from the template'
  },
  promote: {operands: '<draft>', most: 1, help: 'give a draft its number'},
  help: {
    operands: '[command]',
    most: 1,
    help: 'print this help, or what it says of one command'
  }
} as const satisfies Record<string, CommandSpec>

interface CommandSpec {
  /** What it is called with, beside options. */
  operands: string
  /** How many operands it takes at most. */
  most: number
  help: string
}

/** The name of a command. */
export type Command = keyof typeof commands

/** Whether a word is the name of a command; linting has none. */
export function isCommand(word: string): word is Command {
  return word !== 'lint' && Object.hasOwn(commands, word)
}

/** The names of the commands. */
export const commandNames = Object.keys(commands).filter(isCommand)

/** A command as it is called, in backticks. */
export function usageOfCommand(name: string): string {
  return name === 'lint' ? '`ep-lint`' : `\`ep-lint ${name}\``
}
