import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {compare, judge, type Disk} from './run-rules.js'
import {setJudgement} from './result.js'
import {checkOptions, OptionError} from './options.js'
import {prepareOld} from './subject.js'
import {tellEncoding, tellOnce} from './file-errors.js'

/** What linting a file takes. */
export interface Tools {
  disk: Disk
  /** What all files of a run share. */
  run: object | undefined
  /** Makes the tree of another text of the file. */
  parse: (file: VFile) => Root
  /** Drops the messages that comments in a document turn off. */
  control: (tree: Root, file: VFile) => void
}

/**
 * Lints a document, if it is a proposal or an index; what is found, and what is
 * wrong with the options, are messages of the file.
 */
export function lintFile(
  tree: Root,
  file: VFile,
  options: unknown,
  {disk, run, parse, control}: Tools
): void {
  try {
    const checked = checkOptions(options)
    const ready = judge(tree, file, checked, disk, run)
    if (!ready) return
    const isWhole = !isBroken(file) || disk.isUtf8(file)
    // Written back, bytes that could not be read would be lost.
    if (!isWhole) tellEncoding(file, checked.fix === true)
    const {cwd} = file
    const parseAgain = (source: string, path = file.path): [Root, VFile] => {
      const again = new VFile({path, cwd, value: source})
      return [parse(again), again]
    }

    setJudgement(file, {
      ...ready,
      isWhole,
      relint(source, path) {
        const [parsed, again] = parseAgain(source, path)
        judge(parsed, again, checked, disk, run)
        control(parsed, again)
        return again.messages
      },
      compare(source) {
        if (ready.binding) {
          const old = source === undefined ? undefined : parseAgain(source)
          compare(file, ready, old && prepareOld(...old, ready), checked)
          control(tree, file)
        }
      }
    })
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    tellOnce(error.message, file, run)
  }
}

/** Whether bytes of a file may have been lost when it was read. */
function isBroken(file: VFile): boolean {
  return String(file).includes('\uFFFD')
}
