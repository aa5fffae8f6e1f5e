import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {chooseSchema} from './choose-schema.js'
import {isStub} from './is-proposal.js'
import type {Context} from '../rule/rule.js'
import {bind, type Binding} from '../binding/bind.js'
import {isIndexName, isTemplateName} from '../template/file-name-form.js'
import {utcDay} from '../base/date.js'
import {defaultLifecycle} from '../template/lifecycle.js'
import {readProposal} from '../document/proposal.js'
import {NoHistory, type Host} from './host.js'
import {readIndexKinds, type IndexKind} from './index-kinds.js'
import type {Options} from './options.js'
import {fileNamesIn, pastSchema, schemasFor, type Schema} from './schema.js'
import {withoutBom} from '../markdown/source.js'

/** The schema of a file, and all that it was chosen from. */
interface Chosen {
  schema: Schema
  schemas: readonly Schema[]
}

/** A proposal, and what rules need to judge it. */
export interface ProposalSubject extends Chosen {
  kind: 'proposal'
  binding: Binding
  context: Context
  /** Why it is judged by today's template though that of its day was wanted. */
  noHistory?: string
}

/** The page that lists a folder's proposals. */
export interface IndexSubject extends Chosen {
  kind: 'index'
  /** What it has of each kind of proposals, one at least. */
  kinds: readonly IndexKind[]
  context?: undefined
}

/** A file that no rule judges. */
export interface OtherSubject extends Chosen {
  kind: 'other'
  /** Whether others are judged by it. */
  isTemplate: boolean
}

/** What a file is to the linter. */
export type LintSubject = IndexSubject | OtherSubject | ProposalSubject

/**
 * Tells what a file is, and reads it if it is a proposal or the folder's index.
 *
 * @param isJoined
 *   Whether the file beside it that is its header is part of it.
 * @throws {OptionError}
 *   Where there is no template, or it cannot be used.
 */
export function readSubject(
  tree: Root,
  file: VFile,
  options: Options,
  host: Host,
  isJoined: boolean
): LintSubject {
  const {readFolder} = host
  const found = schemasFor(file, options, host)
  const schemas = found.map((d) => d.schema)
  const proposal = readProposal(tree, withoutBom(String(file)))
  const path = file.path as string | undefined
  const {schema, isTemplate, binding} = chooseSchema(found, proposal, path)
  const other: OtherSubject = {
    kind: 'other',
    schema,
    schemas,
    isTemplate: isTemplate ?? isTemplateName(file.basename ?? '')
  }
  if (isTemplate) return other
  if (binding) {
    if (path !== undefined && !options.files && isStub(binding)) return other
    // Others of the folder are read by today's template.
    const folder = readFolder(file, schema)
    const past = options.history ? ofItsDay(schema, file, binding, host) : {}
    return {
      kind: 'proposal',
      schema,
      schemas,
      binding,
      ...past,
      context: {
        today: options.today ?? utcDay(),
        statuses: options.statuses,
        fileName: file.basename,
        names: fileNamesIn(schema, folder),
        lifecycle: options.lifecycle ?? defaultLifecycle,
        before: undefined,
        folder,
        metadata: metadataOf(schema, isJoined)
      }
    }
  }

  if (!file.basename || !isIndexName(file.basename)) return other
  const kinds = readIndexKinds(proposal, file, schemas, options, host)
  return kinds.length > 0 ? {kind: 'index', schema, schemas, kinds} : other
}

/** The file beside a proposal that is its header, if there is one or should be. */
function metadataOf(
  {template, options}: Schema,
  isJoined: boolean
): Context['metadata'] {
  const name = isJoined ? options.metadata : template.joined?.metadata.name
  return name === undefined ? undefined : {name, isThere: isJoined}
}

/** A proposal as the template of its day has it. */
function ofItsDay(
  schema: Schema,
  file: VFile,
  binding: Binding,
  host: Host
): Pick<ProposalSubject, 'binding' | 'schema' | 'noHistory'> {
  try {
    const past = pastSchema(schema, file, binding, host)
    const {options, template} = past
    return past === schema
      ? {schema, binding}
      : {
          schema: past,
          binding: bind(binding.proposal, template, options.aliases)
        }
  } catch (error) {
    if (!(error instanceof NoHistory)) throw error
    return {schema, binding, noHistory: error.message}
  }
}

/** Binds an older version of a proposal to the same template. */
export function bindOld(
  tree: Root,
  file: VFile,
  {schema}: ProposalSubject
): Binding {
  const proposal = readProposal(tree, withoutBom(String(file)))
  return bind(proposal, schema.template, schema.options.aliases)
}
