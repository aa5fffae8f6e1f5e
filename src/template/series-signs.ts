const cjk = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`
const name = String.raw`(?:\s*\([^()]*\))?(?:(?<separator>\s*[-.:：、．)）–—]\s*|\s+)(?<name>.*))?$`

/** A way to count sections other than `Phase 1`. */
interface Sign {
  pattern: RegExp
  /** Whether a title without a name is no member: `Q1` may be all of it. */
  needsName: boolean
}

/** How titles such as `Option A` or `M1` are split into label, sign and name. */
export const signs: readonly Sign[] = [
  // `Option A`, `Scenario II: [Name]`.
  {
    pattern: new RegExp(
      String.raw`^(?<label>.*\p{L})\s+(?<sign>\p{Lu}|[IVX]+)${name}`,
      'u'
    ),
    needsName: false
  },
  // `M1 – [Name]`, `FR-1: [Name]`.
  {
    pattern: new RegExp(
      String.raw`^(?<label>\p{Lu}{1,4})-?(?<sign>\d+)${name}`,
      'u'
    ),
    needsName: true
  },
  // `案1：〇〇`, `方案一`, `選択肢A`.
  {
    pattern: new RegExp(
      String.raw`^(?<label>.*${cjk})(?<sign>\d+|[一二三四五六七八九十]+|[A-Z])${name}`,
      'u'
    ),
    needsName: false
  }
]
