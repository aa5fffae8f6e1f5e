/** A version of a template in git. */
export interface Version {
  commit: string
  /** When it was committed, in seconds since 1970. */
  time: number
  /** The day of that in UTC, `YYYY-MM-DD`. */
  day: string
  /** Its path at that time, from the top of the repository. */
  path: string
}

/** All versions of a file, under whatever path, the oldest first. */
export function readVersions(
  git: (...args: string[]) => string,
  path: string
): Version[] {
  const text = git(
    'log',
    '--follow',
    '--format=%x01%H %ct',
    '--name-only',
    '-z',
    '--',
    path
  )
  return text
    .split('\u0001')
    .slice(1)
    .flatMap((part): Version[] => {
      const [head = '', ...names] = part.split(/[\0\n]+/).filter(Boolean)
      const [commit = '', time] = head.split(' ')
      const [name] = names
      // Where it was deleted, and came back.
      return name === undefined
        ? []
        : [{commit, ...momentOf(Number(time)), path: name}]
    })
    .toReversed()
}

/** The versions of a template, and those in which the file beside it changed. */
export function mergeVersions(
  own: readonly Version[],
  beside: readonly Version[]
): Version[] {
  const [first] = own
  const commits = new Set(own.map((d) => d.commit))
  const others = beside.flatMap((version) => {
    const {commit, day, time} = version
    const last = own.findLast((d) => d.time <= time)
    return first === undefined || last === undefined || commits.has(commit)
      ? []
      : {commit, day, time, path: last.path}
  })
  return others.length === 0
    ? [...own]
    : [...own, ...others].sort((a, b) => a.time - b.time)
}

function momentOf(time: number): Pick<Version, 'day' | 'time'> {
  return {time, day: new Date(time * 1000).toISOString().slice(0, 10)}
}
