import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {applyFixes} from './apply-fixes.js'
import {judgementOf} from './result.js'
import {editsOf} from './message.js'
import {lookedAt} from './subject.js'
import {tellUnwritten} from './file-errors.js'

/**
 * Repairs a file by the fixes of this package's messages, which become those of
 * the repaired text.
 *
 * @param file
 *   File that the plugin has linted; its value is not changed.
 * @returns
 *   The repaired text, BOM and line endings kept; none for a file that was not
 *   judged, or that cannot be written back whole.
 */
export function repair(file: VFile): string | undefined {
  const judgement = judgementOf(file)
  if (!judgement?.isWhole) return undefined
  const source = String(file)
  const own = file.messages.filter((d) => editsOf(d))
  const fixed = applyFixes(source, own, judgement.relint)
  if (fixed.source !== source) {
    file.messages = [
      ...file.messages.filter((d) => !editsOf(d)),
      ...fixed.messages.filter((d) => editsOf(d))
    ]
  }

  return fixed.source
}

/**
 * Makes a processor write judged files with their repairs and nothing else, and
 * templates as they are; for others it does what it did before.
 */
export function repairOnly(
  processor: Processor,
  run: object | undefined
): void {
  const {compiler} = processor
  processor.compiler = (tree, file) => {
    const repaired = repair(file)
    if (repaired === undefined) {
      // Prompts of a template would be escaped, and are none then.
      const isKept = lookedAt(file)?.isTemplate ?? false
      return compiler && !isKept ? compiler(tree, file) : String(file)
    }

    if (!isSame(tree, processor.parse(file))) tellUnwritten(file, run)
    return repaired
  }
}

/** Whether two trees are the same, places included; without recursion. */
function isSame(one: unknown, other: unknown): boolean {
  const pairs: Array<[unknown, unknown]> = [[one, other]]
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [a, b] = pair
    if (a === b) continue
    if (!isObject(a) || !isObject(b)) return false
    const keys = Object.keys(a)
    if (keys.length !== Object.keys(b).length) return false
    for (const key of keys) pairs.push([a[key], b[key]])
  }

  return true
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
