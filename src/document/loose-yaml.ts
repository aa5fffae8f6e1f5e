import type {YamlEntry} from './yaml-header.js'

const pair =
  /^(?<key>[^\s#'":[{&*!|>%@`?-][^:]*?)[\t ]*:(?:(?<gap>[\t ]+)(?<rest>.*))?$/
const inner = /^(?<gap>[\t ]+(?:-[\t ]+)?|-[\t ]+)(?<rest>\S.*)$/
const innerKey = /^[\p{L}][\w ()-]*:[\t ]+(?=\S)/u
const remark = /(?:^|[\t ]+)(?:#.*|<!--.*-->[\t ]*)$/
const marks = /^(?:\[\]|\{\}|["']{2}|[|>][-+]?)$/

/**
 * Reads front matter that is no valid YAML line by line, as its author reads it:
 * `CIP: ?`, `author: @ada`, `title: <a title: short>`.
 *
 * @param yaml
 *   What stands between its fences.
 * @returns
 *   Its keys in order; undefined where some line is neither a key, nor below one.
 */
export function readLooseYaml(yaml: string): YamlEntry[] | undefined {
  const entries: YamlEntry[] = []
  let start = 0
  for (const line of yaml.split(/(?<=\n)/)) {
    const text = line.trimEnd()
    const last = entries.at(-1)
    const {key, gap = '', rest = ''} = pair.exec(text)?.groups ?? {}
    const below = inner.exec(text)?.groups
    if (goesOn(rest) || goesOn(below?.['rest'] ?? '')) return undefined
    if (key !== undefined) {
      const keyPlace = {start, end: start + key.length}
      const from = start + text.length - rest.length
      const leaves = looseLeaves(rest, from)
      const end = leaves.at(-1)?.place.end ?? from - gap.length
      entries.push({key, keyPlace, leaves, named: false, end})
    } else if (last && below) {
      const {rest: value = ''} = below
      const label = innerKey.exec(value)?.[0] ?? ''
      const from = start + text.length - value.length + label.length
      last.leaves.push(...looseLeaves(value.slice(label.length), from))
      last.end = last.leaves.at(-1)?.place.end ?? last.end
    } else if (text !== '' && !/^[\t ]*#/.test(text)) {
      return undefined
    }

    start += line.length
  }

  return entries
}

/** Whether a value opens a bracket or quote that goes on below. */
function goesOn(value: string): boolean {
  const at = '["\'{'.indexOf(value.charAt(0))
  return value !== '' && at >= 0 && !value.includes(']"\'}'.charAt(at), 1)
}

/** A value without quotes and remarks; nothing where it is empty. */
function looseLeaves(rest: string, start: number): YamlEntry['leaves'] {
  const value = rest.replace(remark, '').trimEnd()
  if (value === '' || marks.test(value)) return []
  if (/^\[.*\]$/.test(value)) {
    return Array.from(value.matchAll(/[^\s,[\]][^,[\]]*/g)).flatMap(
      ({0: part, index}) => looseLeaves(part, start + index)
    )
  }

  const isQuoted = value.length > 2 && /^(["']).*\1$/.test(value)
  const text = isQuoted ? value.slice(1, -1) : value
  const from = start + (isQuoted ? 1 : 0)
  return [{place: {start: from, end: from + text.length}, text}]
}
