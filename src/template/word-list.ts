import {collapseWhiteSpace} from '../base/white-space.js'
import type {Proposal, Section} from '../document/proposal.js'
import {saidIn, type Block} from '../markdown/block.js'
import {isEnclosed} from '../markdown/prompt-marks.js'
import type {Part} from '../markdown/top-level-node.js'
import {
  isOwnGuidance,
  isTelling,
  stays,
  foldedWords,
  type OwnWords
} from './own-words.js'
import {saysToGo} from './says-to-go.js'
import type {TemplateSection} from './template.js'

const wantsReason =
  /\b(?:why|(?<!\b(?:not|no)\s+(?:a\s+)?)reasons?|explain|justify|justification)\b/i
// `If there are none, say so`, `you may state that you cannot think of any`.
const saysSo = /\b(?:say|state) so\b/i
const tellsToSay = /\b(?:state|say|write|put|enter|use|mark|answer|fill in)\b/i
const none = /\b(?:n\/a|none|nothing|not applicable|cannot think of)\b/i
const sentenceEnd = /(?<=[.!?])\s+|\n+/
const draft = /\b(?:tbd|placeholder|draft|empty|blank)\b/i
const allowed =
  /\b(?:acceptable|allowed|permitted|fine|okay|ok|sufficient|(?:may|can) (?:be|stay|remain))\b/i

/** Collects the words of a template, section by section. */
export class WordList {
  readonly #above = new Set<string>()
  readonly #anywhere = new Set<string>()
  readonly #kept = new Set<string>()
  readonly #removed = new Set<string>()

  constructor(readonly source: string) {}

  /** Adds a section's blocks, and returns those words that are to be replaced. */
  add(body: readonly Block[], keeps: boolean): ReadonlySet<string> {
    const own = new Set<string>()
    for (const [at, block] of body.entries()) {
      const words = foldedWords(block, this.source)
      if (words === undefined) continue
      if (keeps || stays(block, words, body[at + 1], this.source)) {
        this.#kept.add(words)
      } else {
        own.add(words)
        if (isTelling(words)) this.#anywhere.add(words)
      }
    }

    return own
  }

  /**
   * Adds comments above the first section. They may stay there, unless they say that
   * they are to go; moved elsewhere they are leftovers. So may all other text.
   */
  addAbove({lead, title}: Proposal, headings: readonly Section[]): void {
    const below = title && !headings.includes(title) ? title.body : []
    const blocks = [...lead, ...below]
    for (const block of blocks) {
      const words = foldedWords(block, this.source)
      if (words !== undefined && saysToGo(words)) this.#above.add(words)
    }

    this.add(
      blocks.filter((d) => d.type === 'comment'),
      false
    )
  }

  /** Adds a section that no proposal should have. */
  remove(title: string, body: readonly Block[]): void {
    this.#removed.add(title)
    this.add(body, false)
  }

  /** What the text of a section says of answers to it. */
  hintsOf(
    body: readonly Block[]
  ): Pick<TemplateSection, 'asksReason' | 'draftMayKeep'> {
    const texts = body.map(saidIn)
    const sentences = texts.flatMap((d) => d.split(sentenceEnd))
    return {
      asksReason:
        texts.some((d) => wantsReason.test(d)) &&
        !sentences.some((d) => takesNone(d) && !wantsReason.test(d)),
      draftMayKeep: texts.some((d) => draft.test(d) && allowed.test(d))
    }
  }

  /** All that was collected; what stays in one place stays everywhere. */
  done(): OwnWords {
    for (const words of this.#kept) this.#anywhere.delete(words)
    return {
      above: this.#above,
      anywhere: this.#anywhere,
      kept: this.#kept,
      removed: this.#removed
    }
  }
}

function takesNone(sentence: string): boolean {
  return (
    saysSo.test(sentence) || (tellsToSay.test(sentence) && none.test(sentence))
  )
}

const italics = /^(?:\*(?!\*)[^*]+\*|_(?!_)[^_]+_)$/

/** Whether nodes are nothing but prompts: brackets, italics, quotes, comments. */
export function isAllToReplace(parts: readonly Part[]): boolean {
  return parts.every((part) => {
    if (part.type === 'blockquote' || part.type === 'definition') return true
    const {blocks, raw = ''} = part
    return blocks.every(
      (d) =>
        (d.type === 'comment' && isOwnGuidance(d.value)) ||
        (d.type === 'paragraph' &&
          (italics.test(raw) || isEnclosed(collapseWhiteSpace(d.text.value))))
    )
  })
}
