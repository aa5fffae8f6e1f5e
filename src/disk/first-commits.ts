/** When files came into a repository, under whatever names. */
export class FirstCommits {
  readonly #git: (...args: string[]) => string
  #times: ReadonlyMap<string, number> | undefined

  constructor(git: (...args: string[]) => string) {
    this.#git = git
  }

  /**
   * When a file was committed first, in seconds since 1970; undefined where it
   * was not.
   *
   * @param path
   *   Its path from the top of the repository.
   */
  of(path: string): number | undefined {
    this.#times ??= this.#read()
    return this.#times.get(path)
  }

  /** One look at all commits is cheaper than one at each of many files. */
  #read(): Map<string, number> {
    const times = new Map<string, number>()
    let text = ''
    try {
      text = this.#git(
        'log',
        '--reverse',
        '--diff-filter=AR',
        '--find-renames',
        '--name-status',
        '--format=%x01%ct',
        '-z',
        'HEAD',
        '--',
        ':(top,icase)*.md',
        ':(top,icase)*.markdown'
      )
    } catch {
      // There is no commit yet.
    }

    for (const part of text.split('\u0001')) {
      const [time, ...names] = part.split(/[\0\n]+/).filter(Boolean)
      const queue = names.values()
      for (const kind of queue) {
        const from = queue.next().value ?? ''
        const to = kind.startsWith('R') ? (queue.next().value ?? '') : from
        const first = kind.startsWith('R') ? times.get(from) : undefined
        if (!times.has(to)) times.set(to, first ?? Number(time))
      }
    }

    return times
  }
}
