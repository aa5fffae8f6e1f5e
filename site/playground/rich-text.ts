/** A part of a message. */
export interface Part {
  text: string
  isCode: boolean
}

/** The parts of a message, in which literals stand between backticks. */
export function partsOf(message: string): Part[] {
  return message
    .split(/((?<!`)(?:`[^`]+`|``.+?``)(?!`))/)
    .filter((d) => d !== '')
    .map((d) => {
      const isCode = d.startsWith('`')
      return {text: isCode ? d.replace(/^(`+) ?(.*?) ?\1$/s, '$2') : d, isCode}
    })
}
