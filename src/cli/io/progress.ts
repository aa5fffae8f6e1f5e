import type {Io} from './io.js'

// Milliseconds before progress is first printed, and from one time to the next.
const delay = 1000
const pause = 100

/** Prints how many files were linted, on a terminal, after the first second. */
export function makeProgress(io: Io): {step: () => void; end: () => void} {
  let next = io.now() + delay
  let files = 0
  let isShown = false
  return {
    step() {
      files++
      if (!io.isErrorTerminal || io.now() < next) return
      next = io.now() + pause
      isShown = true
      io.exact.error(`\r\u001B[K${String(files)} files linted…`)
    },
    end() {
      if (isShown) io.exact.error('\r\u001B[K')
    }
  }
}
