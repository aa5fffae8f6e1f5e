import {isUtf8} from 'node:buffer'
import {dirname, isAbsolute, resolve} from 'node:path'
import {memoize} from '../base/memo.js'
import {NoHistory, type Surroundings} from '../linter/host.js'
import type {Parse} from '../remark/parse.js'
import {readTemplateText} from '../template/read-template.js'
import {entryTaker} from './baseline.js'
import {
  findOwnTemplate,
  findTemplate,
  type ReadTemplate
} from './find-template.js'
import {readFolder} from './folder.js'
import {isList, isObject} from '../linter/options.js'
import {readBytes} from './read-file.js'
import {headerFile, readNamedFile} from './read-named-file.js'
import {historyOf} from './template-history.js'

/**
 * What the disk brings for linting.
 *
 * @param parse
 *   Parses what lies beside the linted files.
 * @param session
 *   What the files of a run share, if there is a run.
 * @param through
 *   Wraps the reader of templates with a cache; default: no cache.
 */
export function diskHost(
  parse: Parse,
  session: object | undefined,
  through: (read: ReadTemplate) => ReadTemplate = (read) => read
): Surroundings {
  const read = through(({text, metadata}) =>
    readTemplateText(text, parse, metadata)
  )
  return {
    parseBeside: parse,
    session,
    findOwnTemplate: (file, metadata) =>
      findOwnTemplate(file, read, session, metadata),
    findTemplate: (option, file, metadata) =>
      findTemplate(option, file, read, session, metadata),
    findPastTemplate(name, {cwd, path}, created, metadata) {
      if (!isAbsolute(name)) throw new NoHistory('it is no file')
      const history = historyOf(name, parse, session, metadata)
      if (history.reason) throw new NoHistory(history.reason)
      return history.at(resolve(cwd, path), created)
    },
    readBeside({cwd, path}, name) {
      // Standard input has no path, whatever the type says.
      const given = path as string | undefined
      return given === undefined
        ? undefined
        : readNamedFile(resolve(cwd, dirname(given), name), headerFile)
    },
    readFolder: (file, schema, onRead) =>
      readFolder(file, schema, parse, session, onRead),
    findBaseline: (file) => entryTaker(file, session),
    isInRun(other, {cwd, path}) {
      return (
        session !== undefined &&
        memoize(pathsBySession, session, pathsIn).has(
          resolve(cwd, dirname(path), other)
        )
      )
    },
    isUtf8({value, cwd, path}) {
      if (typeof value === 'object') return isUtf8(value)
      try {
        // Read as text already, so only the file itself can tell.
        return isUtf8(readBytes(resolve(cwd, path)))
      } catch {
        // What is not on the disk was never bytes.
        return true
      }
    }
  }
}

const pathsBySession = new WeakMap<object, ReadonlySet<string>>()

/** The paths of a run of `unified-engine`, whose set of files is the session. */
function pathsIn(session: object): ReadonlySet<string> {
  const files: unknown = 'files' in session ? session.files : []
  return new Set(isList(files) ? files.flatMap((d) => fullPath(d)) : [])
}

function fullPath(file: unknown): string[] {
  return isObject(file) &&
    typeof file['cwd'] === 'string' &&
    typeof file['path'] === 'string'
    ? [resolve(file['cwd'], file['path'])]
    : []
}
