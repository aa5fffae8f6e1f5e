/** What people do with a linter, as commands to be timed. */
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Command} from './measure.js'
import {findIn, versions, type DocumentSet, type Sets} from './sets.js'
import {
  epLint,
  olderBuild,
  peers,
  type Node,
  type OwnTool,
  type Tool
} from './tools.js'

/** Something that people do, with all the commands that do it. */
export interface Work {
  title: string
  about: string
  commands: Command[]
  /** What the processes of each command are for, where they are several. */
  parts?: string[]
}

type MakeWork = (sets: Sets, nodes: readonly Node[]) => Work

const own: readonly OwnTool[] = [epLint, ...(olderBuild ? [olderBuild] : [])]

/** The works, by their names. */
export const works: Readonly<Record<string, MakeWork>> = {
  one: (sets, nodes) => {
    const set = sets.one()
    const {path = '', text = ''} = set.documents[0] ?? {}
    const file = join('docs', path)
    return {
      title: 'One long proposal, cold',
      about: `${String(text.split('\n').length)} lines, with their own template. ${told(set)}`,
      commands: nodes.flatMap((node) => [
        {
          name: 'node, which does nothing',
          node,
          calls: [{cwd: set.folder, args: ['-e', '0']}]
        },
        ...[...own, ...peers()].map((d) =>
          command(d.name, node, set, d.cold(file))
        )
      ])
    }
  },

  hook: (sets, nodes) => ({
    title: 'The same in a commit hook',
    about:
      'The proposal has changed since an earlier run, its template has not: with the caches of that run, for those that have one.',
    commands: nodes.flatMap((node) => {
      // What is kept of a template holds for one version of Node.js.
      const set = sets.one(`hook-${node.version}`)
      const {path = '', text = ''} = set.documents[0] ?? {}
      const file = join('docs', path)
      const before = changeEachRound(join(set.folder, file), text)
      return cached(node, set, 'hook', file).map((d) => ({...d, before}))
    })
  }),

  communities: (sets, nodes) => {
    const written = sets.communities.map((d) => sets.community(d))
    const count = written.reduce((sum, d) => sum + d.documents.length, 0)
    const parts = sets.communities.map((community) => {
      const {withFindings} = findIn(sets.community(community))
      return `${community.name} (${String(community.documents.length)}, ${String(withFindings)} with findings)`
    })
    return {
      title: 'All communities, each with its own template, cold',
      about: `${String(count)} documents of ${String(written.length)} communities, each once. As each community would do it: one command in its folder, with its template; times are added up.`,
      commands: nodes.flatMap((node) =>
        [...own, ...peers()].map((tool) => ({
          name: tool.name,
          node,
          calls: written.map(({folder}) => ({
            cwd: folder,
            args: tool.cold('docs')
          }))
        }))
      ),
      parts
    }
  },

  overrides: (sets, [node]) => {
    const set = sets.together()
    return {
      title: 'All communities in one run, cold',
      about: `The same documents, as somebody would lint them who has all of them in one repository: one command, and a template for each folder in the option \`overrides\`. Others have nothing like it. ${told(set)}`,
      commands: byOwn(node, set, (d) => d.cold('docs'))
    }
  },

  thousand: (sets, nodes) => {
    const set = sets.foreign()
    return {
      title: 'Different proposals with a foreign template, cold',
      about: `Findings in nearly all. ${told(set)}`,
      commands: nodes.flatMap((node) =>
        [...own, ...peers()].map((d) =>
          command(d.name, node, set, d.cold('docs'))
        )
      )
    }
  },

  again: (sets, nodes) => {
    const set = sets.foreign()
    return {
      title: 'The same again, nothing changed',
      about: 'With the cache of an earlier run, for those that have one.',
      commands: nodes.flatMap((node) => cached(node, set, 'again'))
    }
  },

  changed: (sets, nodes) => {
    const set = sets.foreign('changed')
    const middle = Math.floor(set.documents.length / 2)
    const {path = '', text = ''} = set.documents[middle] ?? {}
    const before = changeEachRound(join(set.folder, 'docs', path), text)
    return {
      title: 'The same again, one of them changed',
      about: 'A sentence is added at the end of one before each run.',
      commands: nodes.flatMap((node) =>
        cached(node, set, 'changed').map((d) => ({...d, before}))
      )
    }
  },

  fix: (sets, nodes) => {
    const set = sets.foreign()
    const folder = join(sets.root, 'fixed')
    return {
      title: 'The same with `--fix`',
      about: 'On a copy that is made anew before each run, which is not timed.',
      commands: nodes.flatMap((node) =>
        byOwn(node, {...set, folder}, (d) => [d.script, '--fix', 'docs']).map(
          (d) => ({
            ...d,
            before: () => {
              sets.copy(set, folder)
            }
          })
        )
      )
    }
  },

  few: (sets, nodes) => {
    const set = sets.easy()
    return {
      title: 'The same with findings in few, cold',
      about: `After a template that asks for no section, with all rules. ${told(set)}`,
      commands: nodes.flatMap((node) => byOwn(node, set, (d) => d.cold('docs')))
    }
  },

  indexed: (sets, [node]) => {
    const set = sets.indexed()
    return {
      title: 'The same with an index and a baseline of all findings, cold',
      about: 'The index has a row for each proposal, so none has a finding.',
      commands: forNode(node, (d) =>
        command(epLint.name, d, set, epLint.cold('docs'))
      )
    }
  },

  history: (sets, [node]) => {
    const set = sets.past()
    return {
      title: 'By the template of their day, cold',
      about: `In a repository in which the template has ${String(versions)} versions, and proposals came between them. Without \`--history\` all are judged by the last one.`,
      commands: ['', ' --history'].flatMap((option) =>
        byOwn(node, set, (d) => [
          ...d.cold('docs'),
          ...option.split(' ').filter(Boolean)
        ]).map((d) => ({...d, name: d.name + option}))
      )
    }
  },

  half: (sets, [node]) => {
    const count = Math.floor(sets.foreign().documents.length / 2)
    const set = sets.foreign('half', count)
    return {
      title: 'Half of them, cold',
      about: `${told(set)} All of them should take twice as long, less what a start takes.`,
      commands: byOwn(node, set, (d) => d.cold('docs'))
    }
  }
}

function command(
  name: string,
  node: Node,
  {folder}: DocumentSet,
  args: readonly string[]
): Command {
  return {name, node, calls: [{cwd: folder, args}]}
}

function forNode<Result>(
  node: Node | undefined,
  make: (node: Node) => Result
): Result[] {
  return node ? [make(node)] : []
}

/** The builds of our command, started in some way. */
function byOwn(
  node: Node | undefined,
  set: DocumentSet,
  argsOf: (tool: OwnTool) => string[]
): Command[] {
  return own.flatMap((tool) =>
    forNode(node, (d) => command(tool.name, d, set, argsOf(tool)))
  )
}

/** Adds another sentence to a text each time, and writes it. */
function changeEachRound(path: string, text: string): () => void {
  let round = 0
  return () => {
    const more = `\nRound ${String(round++)} of this bench.\n`
    writeFileSync(path, `${text}${more}`)
  }
}

/** Those that keep a cache, each with a cache of its own. */
function cached(
  node: Node,
  set: DocumentSet,
  name: string,
  path = 'docs'
): Command[] {
  const tools: readonly Tool[] = [...own, ...peers()]
  return tools.flatMap((tool, at) => {
    const cache = join(
      set.folder,
      `cache-${name}-${String(at)}-${node.version}`
    )
    const args = tool.again?.(path, cache)
    return args ? [command(tool.name, node, set, args)] : []
  })
}

function told(set: DocumentSet): string {
  const {findings, judged, withFindings} = findIn(set)
  const bytes = set.documents.reduce(
    (sum, d) => sum + Buffer.byteLength(d.text),
    0
  )
  return `ep-lint judges ${String(judged)} of ${String(set.documents.length)} documents (${(bytes / 1e6).toFixed(1)} MB), and has ${String(findings)} findings in ${String(withFindings)} of them.`
}
