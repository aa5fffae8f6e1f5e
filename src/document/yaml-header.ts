import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type Node,
  type Scalar,
  type YAMLMap
} from 'yaml'
import {append} from '../base/list.js'
import type {Field, Header} from './field.js'
import {readLooseYaml} from './loose-yaml.js'
import {readPlainYaml} from './plain-yaml.js'
import {plainText} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'

/** Reads YAML front matter, `place` its node with the fences, into a header. */
export function readYaml(
  value: string,
  place: Span | undefined,
  source: string,
  header: Header
): void {
  // The node starts at its fence, the value on the line below.
  const fence =
    /^.*(?:\r\n?|\n)/.exec(source.slice(place?.start))?.[0] ?? '---\n'
  const base = place && place.start + fence.length
  const at: At = (start, end) =>
    base === undefined ? undefined : {start: base + start, end: base + end}
  for (const entry of readPlainYaml(value) ??
    readByLibrary(value, header, at)) {
    header.fields.push(yamlField(entry, value, at))
  }

  if (header.broken) {
    const entries = readLooseYaml(value) ?? []
    header.broken.fields = entries.map((d) => yamlField(d, value, at))
  }
}

/** A key of YAML with its value; places are in the YAML. */
export interface YamlEntry {
  key: string
  keyPlace: Span
  /** The texts that the value is made of, in order. */
  leaves: Array<{place: Span; text: string}>
  /** Whether any of it has an anchor or is an alias. */
  named: boolean
  /** Where the value ends. */
  end: number
}

type At = (start: number, end: number) => Span | undefined

/** Reads any YAML; what is wrong with it is said in the header. */
export function readByLibrary(
  value: string,
  header: Pick<Header, 'broken'>,
  at: At
): YamlEntry[] {
  // All values are texts here. A duplicate key is for a rule to judge, and to
  // look for them takes long.
  const {contents, errors} = parseDocument(value, {
    prettyErrors: false,
    schema: 'failsafe',
    uniqueKeys: false
  })
  const [error] = errors
  if (error) {
    const reason = error.message.split(/ at line |:?\n/, 1)[0] ?? error.code
    const [start, end] = error.pos
    header.broken = {
      reason,
      language: 'YAML',
      place: at(start, end),
      fields: []
    }
    return []
  }

  if (!isMap<Node, Node | null>(contents)) return []
  return contents.items.flatMap(({key, value: node}): YamlEntry[] => {
    if (!isScalar(key)) return []
    const [start, end] = key.range
    const {found, named} = leavesOf(node)
    return [
      {
        key: String(key.value),
        keyPlace: {start, end},
        leaves: found.flatMap((d) => leafOf(d, value)),
        named,
        end: endOf(node, end, value)
      }
    ]
  })
}

function leafOf(
  leaf: Alias | Scalar | YAMLMap,
  yaml: string
): Array<{place: Span; text: string}> {
  const {range} = leaf
  if (!range) return []
  const [start, end] = range
  const text = isAlias(leaf)
    ? `*${leaf.source}`
    : isScalar(leaf)
      ? (leaf.source ?? '')
      : yaml.slice(start, end)
  return [{place: {start, end}, text}]
}

function yamlField(
  {key, keyPlace: {start, end}, leaves, named, end: to}: YamlEntry,
  yaml: string,
  at: At
): Field {
  const texts = leaves.flatMap(({place, text}) =>
    text === '' ? [] : plainText(text, at(place.start, place.end))
  )
  const first = texts[0]?.place
  const last = texts.at(-1)?.place
  return {
    key,
    value: texts.map((d) => d.value).join(', '),
    texts,
    dialect: 'yaml',
    named,
    ...remarksIn(yaml, start, to, leaves),
    place: at(start, to),
    keyPlace: at(start, end),
    valuePlace: first && last && {start: first.start, end: last.end},
    blocks: [],
    group: 0,
    quoted: false
  }
}

/** The comments beside the values of a field, and those right above it. */
function remarksIn(
  yaml: string,
  start: number,
  end: number,
  leaves: YamlEntry['leaves']
): Pick<Field, 'above' | 'remark'> {
  const last = /^.*/.exec(yaml.slice(end))?.[0] ?? ''
  let beside = ''
  let from = start
  for (const {place} of leaves) {
    beside += yaml.slice(from, place.start) + ' '
    from = place.end
  }

  beside += yaml.slice(from, end) + last
  return {
    remark: Array.from(beside.matchAll(/(?:^|\s)#(.*)/g), (d) => d[1])
      .join(' ')
      .trim(),
    above: linesAbove(yaml, start)
  }
}

/** The lines of comments right above a line of front matter. */
export function linesAbove(source: string, start: number): string {
  const lines: string[] = []
  for (let end = start - 1; end > 0;) {
    const from = source.lastIndexOf('\n', end - 1) + 1
    if (!source.startsWith('#', from)) break
    lines.unshift(source.slice(from + 1, end).trim())
    end = from - 1
  }

  return lines.join(' ')
}

/** Where a field ends: behind its brackets, quotes, and comments in it. */
function endOf(node: Node | null, keyEnd: number, yaml: string): number {
  if (node?.range && !(isScalar(node) && node.source === '')) {
    let text = yaml.slice(0, node.range[2]).trimEnd()
    let line = text.lastIndexOf('\n')
    // Comments below a list that are not indented belong to the next field.
    while (!isScalar(node) && text.startsWith('#', line + 1)) {
      text = text.slice(0, line).trimEnd()
      line = text.lastIndexOf('\n')
    }

    return text.length
  }

  // Without a value it ends at its colon; comments below are the next field's.
  const rest = /^:?(?:[\t ]+#.*)?/.exec(yaml.slice(keyEnd))?.[0] ?? ''
  return keyEnd + rest.trimEnd().length
}

/**
 * The scalars and aliases that a value is made of, in order, and whether any of
 * it has an anchor or is an alias. A prompt in braces is a mapping without
 * values, and is taken as it stands.
 */
function leavesOf(root: Node | null): {
  found: Array<Alias | Scalar | YAMLMap>
  named: boolean
} {
  const found: Array<Alias | Scalar | YAMLMap> = []
  const stack: Array<Node | null> = [root]
  let named = false
  while (stack.length > 0) {
    const node = stack.pop()
    named ||= isAlias(node) || node?.anchor !== undefined
    if (isScalar(node) || isAlias(node)) found.push(node)
    else if (isSeq<Node | null>(node)) append(stack, node.items.toReversed())
    else if (isMap<Node, Node | null>(node)) {
      if (node.flow && node.items.every((d) => d.value === null)) {
        if (node.items.length > 0) found.push(node)
        continue
      }

      append(stack, node.items.map((d) => d.value).toReversed())
    }
  }

  return {found, named}
}
