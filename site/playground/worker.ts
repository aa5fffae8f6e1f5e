/** The worker: whatever takes long happens here, so that typing does not wait. */
import {fixAll, judge} from './judge'
import {loadAhead, withParsers} from './late'
import type {Answer, Request} from './protocol'

addEventListener('message', ({data}: MessageEvent<Request>) => {
  void answerTo(data).then((answer) => {
    postMessage(answer)
  })
})

loadAhead()

async function answerTo(request: Request): Promise<Answer> {
  const {id, kind, task} = request
  try {
    return kind === 'fix'
      ? {
          id,
          kind: 'fixed',
          source: await withParsers(() => fixAll(task, request.insert))
        }
      : {id, kind: 'judged', judgement: await withParsers(() => judge(task))}
  } catch (error) {
    return {id, kind: 'failed', reason: String(error)}
  }
}
