/** How much made-up input tests look at. */
const runs = Number(process.env['RUNS'] ?? 0)
const seed = process.env['SEED']

/**
 * How many inputs are made up: the same few every time; `RUNS` looks further and
 * elsewhere, and with a `SEED` at the same again.
 */
export function sampling(few: number): {numRuns: number; seed?: number} {
  if (runs === 0) return {numRuns: few, seed: 1}
  return {numRuns: runs, ...(seed !== undefined && {seed: Number(seed)})}
}
