import type {Answer, Judgement, Request, Task} from './protocol'

/** How long nobody types before a text is judged, in milliseconds. */
const pause = 150

/** The page's end of the worker. */
export interface Client {
  /** Has a text judged once nothing has changed for a moment. */
  judgeSoon: () => void
  /** Has a text judged that was opened as a whole. */
  judgeNow: () => void
  fix: (task: Task, insert: boolean) => Promise<string>
  end: () => void
}

/** What the client takes from the page, and gives to it. */
export interface Page {
  /** The texts as they are now. */
  task: () => Task
  /** Takes a judgement; of texts that changed meanwhile there is none. */
  show: (judgement: Judgement) => void
  fail: (reason: string) => void
}

/** Starts the worker. */
export function startClient({task, show, fail}: Page): Client {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module'
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  let ids = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts the changes, by which answers are known to be late. */
  let version = 0
  let isBusy = false
  let isWanted = false

  worker.addEventListener('message', ({data}: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  })
  worker.addEventListener('error', ({message}) => {
    fail(message)
  })

  const ask = (request: Request): Promise<Answer> =>
    new Promise((resolve) => {
      waiting.set(request.id, resolve)
      worker.postMessage(request)
    })

  const judge = async (): Promise<void> => {
    // One at a time: what lies between two answers is never judged.
    isWanted = isBusy
    if (isBusy) return
    isBusy = true
    const of = version
    const answer = await ask({id: ++ids, kind: 'judge', task: task()})
    isBusy = false
    if (of === version) {
      if (answer.kind === 'judged') show(answer.judgement)
      if (answer.kind === 'failed') fail(answer.reason)
    }

    if (isWanted) await judge()
  }

  const judgeIn = (time: number): void => {
    version++
    clearTimeout(timer)
    timer = setTimeout(() => void judge(), time)
  }

  return {
    judgeSoon() {
      judgeIn(pause)
    },
    judgeNow() {
      judgeIn(0)
    },
    async fix(of, insert) {
      const answer = await ask({id: ++ids, kind: 'fix', task: of, insert})
      if (answer.kind === 'failed') fail(answer.reason)
      return answer.kind === 'fixed' ? answer.source : of.proposal
    },
    end() {
      clearTimeout(timer)
      worker.terminate()
    }
  }
}
