import type {Nodes, Root} from 'mdast'
import type {Node} from 'unist'
import {
  createMdastHandle,
  dropHandle,
  MdastReader,
  serializeHandle
} from 'satteri'
import {askFor, checkChildren, checkStart, holdsBlocks, Unsure} from './sure.js'

/** The types of nodes, by the number that the parser has for each. */
const types: readonly string[] =
  'root paragraph heading thematicBreak blockquote list listItem html code definition text emphasis strong inlineCode break link image linkReference imageReference footnoteDefinition footnoteReference table tableRow tableCell delete yaml'.split(
    ' '
  )

/**
 * Parses Markdown with GFM and YAML front matter into the tree that remark
 * makes, as far as the model looks at it.
 *
 * @param source
 *   The document, without BOM.
 * @returns
 *   Tree, its nodes made when they are asked for.
 * @throws {Unsure}
 *   Where remark may see the document otherwise; `children` throws it too.
 */
export function parseFast(source: string): Root {
  checkStart(source)
  const reader = new Reader(serialize(source))
  const root = makeNode(reader, 0, source)
  if (root.type !== 'root') throw new Unsure('no root')
  // What is doubtful in a block may be where it ends.
  askFor(root, holdsBlocks)
  return root
}

function serialize(source: string): Uint8Array {
  let handle: MdastHandle | undefined
  try {
    handle = createMdastHandle(source)
    return serializeHandle(handle)
  } catch (error) {
    // Its memory has limits that remark's has not.
    throw new Unsure(String(error))
  } finally {
    if (handle) dropHandle(handle)
  }
}

/** Decodes the strings that are asked for, of all that the parser wrote. */
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

/** A node that others are in, made when they are asked for. */
class Inner {
  readonly type: string
  readonly position: Node['position']
  readonly #reader: MdastReader
  readonly #id: number
  readonly #source: string
  #children: Nodes[] | undefined

  constructor(reader: MdastReader, id: number, type: string, source: string) {
    this.type = type
    this.position = reader.getPosition(id)
    this.#reader = reader
    this.#id = id
    this.#source = source
  }

  get children(): Nodes[] {
    if (this.#children) return this.#children
    const ids = this.#reader.getChildIds(this.#id)
    const children = ids.map((d) => makeNode(this.#reader, d, this.#source))
    const {type, position} = this
    const node: object = {type, position, children}
    if (isNode(node) && 'children' in node) checkChildren(node, this.#source)
    this.#children = children
    return children
  }
}

function makeNode(reader: MdastReader, id: number, source: string): Nodes {
  const node = makeFields(reader, id, source)
  if (isNode(node)) return node
  throw new Unsure('a node of another syntax')
}

/** Types ask for more fields than the model looks at. */
function isNode(node: object | undefined): node is Nodes {
  return node !== undefined
}

function makeFields(
  reader: MdastReader,
  id: number,
  source: string
): object | undefined {
  const type = types[reader.getNodeType(id)]
  const string = (offset: number) => reader.fieldString(id, offset)
  switch (type) {
    case undefined: {
      return undefined
    }

    case 'text':
    case 'inlineCode':
    case 'html':
    case 'yaml': {
      return {type, position: reader.getPosition(id), value: string(0)}
    }

    case 'code': {
      return {type, position: reader.getPosition(id), value: string(16)}
    }

    case 'image':
    case 'imageReference': {
      const alt = string(type === 'image' ? 8 : 20)
      return {type, position: reader.getPosition(id), alt}
    }

    case 'break':
    case 'definition':
    case 'footnoteReference':
    case 'thematicBreak': {
      return {type, position: reader.getPosition(id)}
    }

    case 'heading': {
      const depth = reader.fieldU8(id, 0, 1)
      return Object.assign(new Inner(reader, id, type, source), {depth})
    }

    case 'link': {
      const url = string(0)
      return Object.assign(new Inner(reader, id, type, source), {url})
    }

    default: {
      return new Inner(reader, id, type, source)
    }
  }
}
