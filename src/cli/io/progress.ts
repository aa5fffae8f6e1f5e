import type {Io} from './io.js'

/** How long a run is let be before it says how far it is, in milliseconds. */
const patience = 1000
const pause = 100

/** Says how far a run is, on a terminal, once it takes longer than a second. */
export function makeProgress(io: Io): {step: () => void; end: () => void} {
  let next = io.now() + patience
  let files = 0
  let isShown = false
  return {
    step() {
      files++
      if (!io.isErrorTerminal || io.now() < next) return
      next = io.now() + pause
      isShown = true
      io.error(`\r\u001B[K${String(files)} files linted…`)
    },
    end() {
      if (isShown) io.error('\r\u001B[K')
    }
  }
}
