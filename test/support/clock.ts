/** The clock that tests set. */
import {jest} from '@jest/globals'

/** Makes it some day, `YYYY-MM-DD`, until `resetDay`. */
export function setDay(day: string): void {
  jest.useFakeTimers({now: new Date(day), advanceTimers: true})
}

/** Makes it today. */
export function resetDay(): void {
  jest.useRealTimers()
}
