import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from './say.ts'
import type { Supervised } from './supervise.ts'

const patienceMs = 120_000
const pollMs = 100

/** Waits until the program answers 200. Refuses when it keeps dying or stays unable for two minutes, with its reason. */
export async function waitUntilHealthy(program: Supervised, url: string, logs: string): Promise<void> {
  const until = performance.now() + patienceMs
  let reason = 'it does not answer'
  while (performance.now() < until) {
    if (program.failures >= 3) {
      throw new Refusal(`The ${program.name} does not start (${program.lastEnd}): see ${logs}`)
    }
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
      if (answer.ok) return
      reason = `${answer.status} ${(await answer.text()).slice(0, 200)}`
    } catch {
      // Not listening yet.
    }
    await delay(pollMs)
  }
  throw new Refusal(`The ${program.name} did not become able to work within two minutes (${reason}): see ${logs}`)
}
