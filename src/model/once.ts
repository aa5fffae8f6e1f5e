/** Makes a value when it is first asked for. */
export function once<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined
  return () => (value ??= make())
}

/** What is known of a key; made, and known from then on, where nothing is. */
export function getOrMake<Key, Value extends object | string>(
  known: {
    get: (key: Key) => Value | undefined
    set: (key: Key, value: Value) => unknown
  },
  key: Key,
  make: () => Value
): Value {
  let value = known.get(key)
  if (value === undefined) {
    value = make()
    known.set(key, value)
  }

  return value
}
