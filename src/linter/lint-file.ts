import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {checkOptions} from './check-options.js'
import type {Host} from './host.js'
import {lintDocument, type LintResult} from './lint-document.js'
import {lintJoined} from './lint-joined.js'
import {optionsFor} from './overrides.js'

/**
 * Lints a document, with the file beside it that is its header, if it has one.
 *
 * @param tree
 *   Its tree, as the host makes them.
 * @param file
 *   The file; only what is wrong with it as a whole becomes a message of it.
 * @param options
 *   Options, unchecked.
 * @param host
 *   All that is outside of the file.
 * @throws {OptionError}
 *   For a mistake in the options or the template.
 */
export function lintFile(
  tree: Root,
  file: VFile,
  options: unknown,
  host: Host
): LintResult {
  const checked = optionsFor(checkOptions(options), file)
  const {metadata} = checked
  // Where the tree has no places, those of another one must not be told.
  const isJoinable = metadata !== undefined && tree.position !== undefined
  const yaml = isJoinable ? host.readBeside(file, metadata) : undefined
  return (
    (metadata === undefined || yaml === undefined
      ? undefined
      : lintJoined({name: metadata, yaml}, tree, file, checked, host)) ??
    lintDocument(tree, file, checked, host)
  )
}
