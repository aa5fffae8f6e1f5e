/** What is known of a key; made, and known from then on, where nothing is. */
export function getOrMake<Key, Value extends object | string>(
  known: {
    get: (key: Key) => Value | undefined
    set: (key: Key, value: Value) => unknown
  },
  key: Key,
  make: (key: Key) => Value
): Value {
  let value = known.get(key)
  if (value === undefined) {
    value = make(key)
    known.set(key, value)
  }

  return value
}

/** Gives what the files of a run share; without a run that is nothing yet. */
export function knownInRun<Value>(): (
  run: object | undefined
) => Map<string, Value> {
  const runs = new WeakMap<object, Map<string, Value>>()
  const make = () => new Map<string, Value>()
  return (run) => (run ? getOrMake(runs, run, make) : make())
}

/** What is known of objects; they keep it, and it goes when they go. */
export interface Known<Key extends object, Value> {
  get: (key: Key) => Value | undefined
  set: (key: Key, value: Value) => void
}

/** What it constructs is what it is given, for others to add fields to. */
class Same {
  constructor(key: object) {
    return key
  }
}

/**
 * Remembers things of objects that live as short as a file is looked at.
 *
 * Others see as little of it as of a `WeakMap`, whose values V8 takes for alive
 * until it looks at all of its memory, and with them all that they refer to.
 */
export function knownOf<Key extends object, Value>(): Known<Key, Value> {
  return class Note extends Same {
    #value: Value

    constructor(key: object, value: Value) {
      super(key)
      this.#value = value
    }

    static get(key: object): Value | undefined {
      return Note.#is(key) ? key.#value : undefined
    }

    static set(key: object, value: Value): void {
      if (Note.#is(key)) key.#value = value
      else new Note(key, value)
    }

    static #is(key: object): key is Note {
      // The tool knows no type of a private name. type-coverage:ignore-next-line
      return #value in key
    }
  }
}
