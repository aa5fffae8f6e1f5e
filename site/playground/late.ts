import {forget} from './judge'

/** Parsers that are loaded when a text first needs one. */
type LateParsers = typeof import('./late-parsers')

let loaded: LateParsers | undefined
let isMissed = false

/** Calls a function of a parser; `.vitepress/late.ts` puts this in its place. */
export function call(name: keyof LateParsers, args: unknown[]): unknown {
  if (!loaded) {
    isMissed = true
    throw new Error('Expected a parser that is loaded late')
  }

  return Reflect.apply(loaded[name], undefined, args)
}

/**
 * Runs something, and once more where it missed the parsers.
 *
 * @param run
 *   It may have taken the error for one of the text, so that alone says nothing.
 */
export async function withParsers<Result>(run: () => Result): Promise<Result> {
  isMissed = false
  try {
    const result = run()
    // The call above changes it, which the compiler does not see.
    if (!hasMissed()) return result
  } catch (error) {
    if (!hasMissed()) throw error
  }

  loaded = await import('./late-parsers')
  forget()
  return run()
}

/** Loads the parsers when there is nothing else to do, so that they are there offline. */
export function loadAhead(): void {
  setTimeout(() => void import('./late-parsers'), 1000)
}

function hasMissed(): boolean {
  return isMissed
}
