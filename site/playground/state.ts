/** What the page shows, as text for the fragment of its address. */

/** What the visitor works on. */
export interface State {
  /** The id of a template of the playground, or that of the visitor's own. */
  choice: string
  /** The visitor's own template. */
  template?: string | undefined
  /** The proposal; without it the sample of the template. */
  proposal?: string | undefined
  /** The name of the proposal's file, where one was opened. */
  name?: string | undefined
}

/** Packs a state; it stays in the browser, as fragments are never sent. */
export async function packState(state: State): Promise<string> {
  const bytes = await pipe(
    new TextEncoder().encode(JSON.stringify(state)),
    new CompressionStream('deflate-raw')
  )
  // In parts, as arguments have to fit on the stack.
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 0x2000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x2000)))
  }

  return btoa(parts.join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Unpacks a state; undefined for a text that is none. */
export async function unpackState(text: string): Promise<State | undefined> {
  try {
    const packed = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = await pipe(
      Uint8Array.from(packed, (d) => d.charCodeAt(0)),
      new DecompressionStream('deflate-raw')
    )
    const state: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isState(state) ? state : undefined
  } catch {
    // Somebody cut the link short.
    return undefined
  }
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream
): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(through)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function isState(value: unknown): value is State {
  if (typeof value !== 'object' || value === null) return false
  const {choice, template, proposal, name} = {
    choice: undefined,
    template: undefined,
    proposal: undefined,
    name: undefined,
    ...value
  }
  const rest: unknown[] = [template, proposal, name]
  return (
    typeof choice === 'string' &&
    rest.every((d) => d === undefined || typeof d === 'string')
  )
}
