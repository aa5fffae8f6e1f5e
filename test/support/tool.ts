/** Tests with tools that are not everywhere. */
import {describe, test} from '@jest/globals'

/** Describes tests, where a tool is there; that is everywhere in CI. */
export function describeWith(
  tool: string,
  isHere: boolean,
  title: string,
  tests: () => void
): void {
  if (isHere) {
    describe(title, tests)
  } else if (process.env['CI'] === 'true') {
    throw new Error(`Unexpected CI without ${tool} expected it installed`)
  } else {
    const reason = `${tool} is not installed`
    console.warn(`Not tested: ${title}, because ${reason}`)
    test.skip(`${title}: ${reason}`, tests)
  }
}
