import type {Block} from '../markdown/block.js'
import type {Text} from '../markdown/text.js'
import type {Span} from '../markdown/span.js'
import type {Dialect, Field} from './field.js'

/** A field without what its neighbours tell. */
export function makeField(
  key: Text,
  all: readonly Text[],
  dialect: Dialect,
  blocks: Block[],
  place: Span | undefined = blocks[0]?.place
): Field {
  const shown = all.map((d) => d.withoutStruck())
  const texts = shown.filter((d) => !d.blank)
  const start = texts[0]?.place?.start
  const end = texts.at(-1)?.place?.end
  return {
    key: key.value,
    value:
      texts.length > 0
        ? texts.map((d) => d.value).join(', ')
        : (shown[0]?.value ?? ''),
    texts,
    dialect,
    named: false,
    remark: '',
    above: '',
    place,
    keyPlace: key.inner,
    valuePlace:
      start === undefined || end === undefined ? undefined : {start, end},
    blocks,
    group: 0,
    quoted: false
  }
}
