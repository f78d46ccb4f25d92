import { fork } from 'node:child_process'
import { once } from 'node:events'
import { shortPauses } from '#lib/matching/process-memory.ts'
import type { FromLoad, Taken, ToLoad } from './load-process.ts'

/** Posts one read of a listed mark every `everyMs` and measures from the post to its match at the web's end. */
export async function startLoad(everyMs: number) {
  const child = fork(new URL('./load-process.ts', import.meta.url), { execArgv: [...process.execArgv, ...shortPauses] })
  const tell = (message: ToLoad) => child.send(message)
  const hear = async () => (await once(child, 'message'))[0] as FromLoad
  const ready = await hear()
  if (!('webUrl' in ready)) throw new Error('the load does not start')
  return {
    webUrl: ready.webUrl,
    begin: (matcherUrl: string) => tell({ begin: { matcherUrl, everyMs } }),
    /** What was measured since the last call. */
    async take(): Promise<Taken> {
      tell('take')
      const answer = await hear()
      if (!('taken' in answer)) throw new Error('the load does not answer')
      return answer.taken
    },
    /** Posts a mark beside the others from now on. */
    watch: (vrm: string) => tell({ watch: vrm }),
    /** Ends that; when the last of its reads that matched was taken, epoch milliseconds. */
    async unwatch(): Promise<number> {
      tell('unwatch')
      const answer = await hear()
      if (!('lastMatchedAtMs' in answer)) throw new Error('the load does not answer')
      return answer.lastMatchedAtMs
    },
    async close(): Promise<void> {
      const ended = once(child, 'exit')
      tell('close')
      await ended
    },
  }
}
