import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Folder} from '../index-page/folder.js'
import type {applyComments, lintComments} from '../remark/disable-comments.js'
import type {Parse} from '../remark/parse.js'
import {code} from '../rule/wording.js'
import type {Template} from '../template/template.js'
import {OptionError} from './options.js'
import type {FindingKey} from './problem.js'
import type {Schema} from './schema.js'

/** The template for a file, and where the file is relative to it. */
export interface FoundTemplate {
  template: Template
  /** What to call it in messages. */
  name: string
  /** The file's path from the folder of the project, if that is known. */
  fromRoot?: string | undefined
  /** Whether the file is the template itself. */
  isTemplate?: boolean
}

/** A version of a template that was there before today's. */
export interface PastTemplate {
  template: Template
  /** The commit that made it, shortened. */
  commit: string
  /** The day of that commit in UTC, `YYYY-MM-DD`. */
  date: string
  /** Commits of older versions that cannot be read as templates. */
  unreadable: readonly string[]
}

/** Takes the baseline's entry for a finding of a file, if one is left. */
export type TakeEntry = (key: FindingKey) => string | undefined

/** Why the earlier versions of a template are not known. */
export class NoHistory extends Error {}

/** What reads the comments of a document that turn rules off. */
export interface Comments {
  lintComments: typeof lintComments
  applyComments: typeof applyComments
}

/** All that linting a file needs from outside of it. */
export interface Host {
  /** Makes the tree of a text of the linted file, given as a file. */
  parse: (file: VFile) => Root
  /** Makes the tree of a document beside it, given without BOM. */
  parseBeside: Parse
  /**
   * Finds the template for a file; in a session it stays the same.
   *
   * @throws {OptionError}
   *   Where there is none.
   */
  findTemplate: (
    option: Template | URL | string,
    file: VFile,
    metadata?: string
  ) => FoundTemplate
  /**
   * Finds the template, by its name, as it was when a file was new, for which the
   * file may tell a day; undefined for today's.
   *
   * @throws {NoHistory}
   *   Where no earlier versions are known.
   */
  findPastTemplate: (
    name: string,
    file: VFile,
    created: string | undefined,
    metadata?: string
  ) => PastTemplate | undefined
  /** The only template that lies with a file, where none is named. */
  findOwnTemplate: (file: VFile, metadata?: string) => FoundTemplate | undefined
  /** The text of another file, by its name, in the folder of a file. */
  readBeside: (file: VFile, name: string) => string | undefined
  /**
   * Reads what the folder of a file tells; nothing for a file without a path.
   * `onRead` is called with the name of each other file whose title and header
   * are asked for.
   */
  readFolder: (
    file: VFile,
    schema: Schema,
    onRead?: (file: string) => void
  ) => Folder | undefined
  /** Whether another file, by its path from a file's folder, is of the same run. */
  isInRun: (other: string, file: VFile) => boolean
  /** Whether the bytes of a file, whose text has U+FFFD, are UTF-8. */
  isUtf8: (file: VFile) => boolean
  /** What takes entries of a file's baseline, if it has one. */
  findBaseline: (file: VFile) => TakeEntry | undefined
  /**
   * What reads comments that turn rules off; undefined where `parse` takes no
   * document with such comments.
   */
  comments: Comments | undefined
  /** What the files of one run share; undefined outside of a run. */
  session: object | undefined
}

/** What a host brings without knowing how the linted file was parsed. */
export type Surroundings = Omit<Host, 'comments' | 'parse'>

/** Takes a template that is already read; paths are for the main entry. */
export function givenTemplate(option: Template | URL | string): FoundTemplate {
  if (typeof option === 'string' || option instanceof URL) {
    throw new OptionError(
      `Unexpected ${code(String(option))} for the option \`template\`, expected what \`readTemplate\` gives: \`remark-lint-ep/core\` reads no files`
    )
  }

  return {template: option, name: option.title?.text ?? 'given'}
}
