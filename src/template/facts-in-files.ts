import {lineIn, type Joined} from '../document/joined.js'
import type {TemplateFacts} from './facts.js'

/** Facts of a template joined with the file beside it, in the lines of each file. */
export function factsInFiles(
  {title, fields, sections, doubts, ...others}: TemplateFacts,
  joined: Joined
): TemplateFacts {
  const inFile = <Fact extends {line: number}>(fact: Fact): Fact => ({
    ...fact,
    ...lineIn(joined, fact.line)
  })
  const withReason = <Fact extends {line: number; because?: {line: number}}>(
    fact: Fact
  ): Fact => ({
    ...inFile(fact),
    ...(fact.because && {
      because: {...fact.because, line: lineIn(joined, fact.because.line).line}
    })
  })
  return {
    ...others,
    title: title && inFile(title),
    fields: fields.map(withReason),
    sections: sections.map((d) => ({
      ...withReason(d),
      kept: d.kept.map(inFile)
    })),
    doubts: doubts.map(inFile)
  }
}
