import type {Nodes, Root} from 'mdast'
import type {Node} from 'unist'
import {
  createMdastHandle,
  dropHandle,
  MdastReader,
  serializeHandle
} from 'satteri'
import type {Parse} from '../remark/parse.js'
import {blocksInDoubt, checkStart, NotSafe, textDoubt} from './guard.js'
import {Rereader} from './reread.js'

/** The types of nodes, by the number that the parser has for each. */
const types: readonly string[] =
  'root paragraph heading thematicBreak blockquote list listItem html code definition text emphasis strong inlineCode break link image linkReference imageReference footnoteDefinition footnoteReference table tableRow tableCell delete yaml'.split(
    ' '
  )

/**
 * Parses Markdown with GFM and YAML front matter into the tree that remark
 * makes, with the fields that the model looks at.
 *
 * @param source
 *   The document, without BOM.
 * @param again
 *   Remark, which reads the parts that it may see otherwise; default: none.
 * @returns
 *   Tree, whose nodes are made when they are asked for.
 * @throws {NotSafe}
 *   Where remark may see the document otherwise; the getter of `children` throws
 *   it too.
 */
export function parseFast(source: string, again?: Parse): Root {
  checkStart(source)
  const document: FastDocument = {
    reader: new Reader(serialize(source)),
    source,
    rereader: undefined
  }
  const root = makeNode(document, 0, undefined)
  if (root.type !== 'root') throw new NotSafe('no root')
  if (again) document.rereader = new Rereader(source, root, again)
  // Blocks are made now: whether one is safe may depend on where it ends.
  const {inDoubt, about} = blocksInDoubt(root, source)
  if (inDoubt.size > 0) {
    if (!document.rereader) throw new NotSafe(about)
    document.rereader.replaceBlocks(inDoubt)
  }

  return root
}

/** What all nodes of a document are made from. */
interface FastDocument {
  readonly reader: MdastReader
  readonly source: string
  rereader: Rereader | undefined
}

function serialize(source: string): Uint8Array {
  let handle: MdastHandle | undefined
  try {
    handle = createMdastHandle(source)
    return serializeHandle(handle)
  } catch (error) {
    // Its memory is limited in ways that remark's is not.
    throw new NotSafe(String(error))
  } finally {
    if (handle) dropHandle(handle)
  }
}

/** Reads the parser's output, and decodes only the strings that are asked for. */
class Reader extends MdastReader {
  readonly #strings: Buffer

  constructor({buffer, byteOffset, byteLength}: Uint8Array) {
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    super(bytes)
    const {stringPoolOffset: start, stringPoolLen: length} = this.header
    this.#strings = bytes.subarray(start, start + length)
  }

  override getString(offset: number, length: number): string {
    return this.#strings.toString('utf8', offset, offset + length)
  }
}

/** A node with children, which are made when they are asked for. */
class Inner {
  readonly position: Node['position']
  /** Of a heading. */
  readonly depth: number | undefined
  /** Of a link. */
  readonly url: string | undefined
  readonly #document: FastDocument
  readonly #id: number
  /** The child of the root that it is in, or is. */
  readonly #block: Node | undefined
  #children: Nodes[] | undefined

  constructor(
    document: FastDocument,
    id: number,
    readonly type: string,
    block: Node | undefined
  ) {
    const {reader} = document
    this.position = reader.getPosition(id)
    this.depth = type === 'heading' ? reader.fieldU8(id, 0, 1) : undefined
    this.url = type === 'link' ? reader.fieldString(id, 0) : undefined
    this.#document = document
    this.#id = id
    this.#block = block
  }

  get children(): Nodes[] {
    this.#children ??= this.#makeChildren()
    return this.#children
  }

  #makeChildren(): Nodes[] {
    const {reader, rereader, source} = this.#document
    const block = this.type === 'root' ? undefined : (this.#block ?? this)
    const doubt = textDoubt(this, source)
    if (doubt !== undefined) {
      if (!rereader || !block) throw new NotSafe(doubt)
      return rereader.childrenOf(this, block)
    }

    return reader
      .getChildIds(this.#id)
      .map((d) => makeNode(this.#document, d, block))
  }
}

/** A node with a value, which is read when it is asked for. */
class Literal {
  readonly position: Node['position']
  readonly #reader: MdastReader
  readonly #id: number
  #value: string | undefined

  constructor(
    reader: MdastReader,
    id: number,
    readonly type: string
  ) {
    this.position = reader.getPosition(id)
    this.#reader = reader
    this.#id = id
  }

  get value(): string {
    const offset = this.type === 'code' ? 16 : 0
    this.#value ??= this.#reader.fieldString(this.#id, offset)
    return this.#value
  }
}

const literals = new Set(['text', 'inlineCode', 'html', 'yaml', 'code'])
const leaves = new Set(
  'break definition footnoteReference image imageReference thematicBreak'.split(
    ' '
  )
)

function makeNode(
  document: FastDocument,
  id: number,
  block: Node | undefined
): Nodes {
  const node = makeAny(document, id, block)
  if (isNode(node)) return node
  throw new NotSafe('a node of another syntax')
}

function makeAny(
  document: FastDocument,
  id: number,
  block: Node | undefined
): object {
  const {reader} = document
  const type = types[reader.getNodeType(id)]
  if (type === undefined) return {}
  if (literals.has(type)) return new Literal(reader, id, type)
  if (leaves.has(type)) return makeLeaf(reader, id, type)
  return new Inner(document, id, type, block)
}

function makeLeaf(reader: MdastReader, id: number, type: string): object {
  const offset = {image: 8, imageReference: 20}[type]
  const alt = offset === undefined ? undefined : reader.fieldString(id, offset)
  return {type, position: reader.getPosition(id), alt}
}

/** The types of mdast have more fields than the model looks at. */
function isNode(node: object): node is Nodes {
  return 'type' in node
}
