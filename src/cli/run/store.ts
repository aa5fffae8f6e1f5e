import type {JobDone} from './file-linter.js'

/** A file on the disk that is to be linted. */
export interface FileRequest {
  /** The absolute path. */
  full: string
  /** Options of the plugin, unchecked. */
  options: unknown
}

/** Results of earlier runs. */
export interface Store<Result> {
  /** Called with the files of a run, before anything else. */
  begin: (files: readonly string[]) => void
  /** The result of a file; none where anything that it depends on changed. */
  find: (request: FileRequest) => Result | undefined
  keep: (request: FileRequest, done: JobDone<Result>) => void
}
