import type {JudgedBlock} from './judge-blocks.js'

const opening = /<details\b/gi
const closing = /<\/details\s*>/gi
const onlyTags =
  /^(?:\s|<\/?(?:br|center|details|div|p|section|span|summary)\b[^<>]*>)*$/i

/** Whether HTML is nothing but tags that frame what stands between them. */
export function isFrame(html: string): boolean {
  return onlyTags.test(html)
}

/**
 * What a template folds away, `<details>`, is one text for its reader: where all of
 * it was left, it is told once, at its start.
 */
export function settleDetails(
  judged: readonly JudgedBlock[],
  source: string
): void {
  judged.forEach((one, at) => {
    if (one.kind !== 'leftover' || one.block.type !== 'other') return
    let depth = detailsDepth(one, source)
    const inside: JudgedBlock[] = []
    for (const next of judged.slice(at + 1)) {
      if (depth <= 0) break
      inside.push(next)
      depth += detailsDepth(next, source)
    }

    const isLeft = inside.every(
      (d) => d.kind === 'leftover' || d.kind === 'blank'
    )
    if (depth > 0 || !isLeft) return
    for (const d of inside) d.isMuted = true
  })
}

/** How many more `<details>` a block opens than it closes. */
function detailsDepth(
  {block: {type, place}}: JudgedBlock,
  source: string
): number {
  if (type !== 'other' || !place) return 0
  const html = source.slice(place.start, place.end)
  return (html.match(opening)?.length ?? 0) - (html.match(closing)?.length ?? 0)
}
