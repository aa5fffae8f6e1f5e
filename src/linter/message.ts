import type {VFile} from 'vfile'
import {VFileMessage, type Options} from 'vfile-message'
import type {Edit} from '../markdown/edits.js'

/** What tells a finding from others, wherever it stands. */
export interface FindingKey {
  rule: string
  /** The titles of the sections that it is in, outermost first. */
  section: string
  /** What it says, but for the day of the run. */
  text: string
}

/** What this package knows of its messages. */
interface Own {
  edits: readonly Edit[]
  key: FindingKey
}

/**
 * A message of this package. By its class, as another plugin's `expected` is a
 * suggestion, and no fix.
 */
class OwnMessage extends VFileMessage {
  readonly #own: Own

  constructor(reason: string, options: Options, own: Own) {
    super(reason, options)
    this.#own = own
  }

  static of(message: VFileMessage): Own | undefined {
    return OwnMessage.#is(message) ? message.#own : undefined
  }

  static #is(message: VFileMessage): message is OwnMessage {
    // The tool knows no type of a private name. type-coverage:ignore-next-line
    return #own in message
  }
}

/** Adds a message to a file, as `file.message` does. */
export function addMessage(
  file: VFile,
  reason: string,
  options: Options,
  own: Own
): VFileMessage {
  const message = new OwnMessage(reason, options, own)
  // Standard input has no path, whatever the type says.
  const path = file.path as string | undefined
  if (path) {
    message.name = `${path}:${message.name}`
    message.file = path
  }

  message.fatal = false
  file.messages.push(message)
  return message
}

/** The edits of a message of this package; none of another plugin's. */
export function editsOf(message: VFileMessage): readonly Edit[] | undefined {
  return OwnMessage.of(message)?.edits
}

/** The key of a message of this package; none of another plugin's. */
export function keyOf(message: VFileMessage): FindingKey | undefined {
  return OwnMessage.of(message)?.key
}
