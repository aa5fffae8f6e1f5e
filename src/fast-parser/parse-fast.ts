import type {Nodes, Parents, Root} from 'mdast'
import type {Node} from 'unist'
import {
  createMdastHandle,
  dropHandle,
  MdastReader,
  serializeHandle
} from 'satteri'
import {
  materialize,
  checkChildren,
  checkStart,
  holdsBlocks,
  NotSafe
} from './guard.js'

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
 * @returns
 *   Tree, whose nodes are made when they are asked for.
 * @throws {NotSafe}
 *   Where remark may see the document otherwise; the getter of `children` throws
 *   it too.
 */
export function parseFast(source: string): Root {
  checkStart(source)
  const reader = new Reader(serialize(source))
  const root = makeNode(reader, 0, source)
  if (root.type !== 'root') throw new NotSafe('no root')
  // Blocks are made now: whether one is safe may depend on where it ends.
  materialize(root, holdsBlocks)
  return root
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
  readonly #reader: MdastReader
  readonly #id: number
  readonly #source: string
  #children: Nodes[] | undefined

  constructor(
    reader: MdastReader,
    id: number,
    readonly type: string,
    source: string
  ) {
    this.position = reader.getPosition(id)
    this.depth = type === 'heading' ? reader.fieldU8(id, 0, 1) : undefined
    this.url = type === 'link' ? reader.fieldString(id, 0) : undefined
    this.#reader = reader
    this.#id = id
    this.#source = source
  }

  get children(): Nodes[] {
    if (this.#children) return this.#children
    const ids = this.#reader.getChildIds(this.#id)
    const children = ids.map((d) => makeNode(this.#reader, d, this.#source))
    const node: object = {type: this.type, position: this.position, children}
    if (isParent(node)) checkChildren(node, this.#source)
    this.#children = children
    return children
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

function makeNode(reader: MdastReader, id: number, source: string): Nodes {
  const node = makeAny(reader, id, source)
  if (isNode(node)) return node
  throw new NotSafe('a node of another syntax')
}

function makeAny(reader: MdastReader, id: number, source: string): object {
  const type = types[reader.getNodeType(id)]
  if (type === undefined) return {}
  if (literals.has(type)) return new Literal(reader, id, type)
  if (leaves.has(type)) return makeLeaf(reader, id, type)
  return new Inner(reader, id, type, source)
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

function isParent(node: object): node is Parents {
  return 'children' in node
}
