import { testDatabase } from '#lib/db/testing/database.ts'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, aViewer, furnish, putEntry, t0, testDeps } from './house.ts'

export const ann = aViewer('operator', 'Ann')
export const bob = aViewer('operator', 'Bob')
export const sue = aViewer('supervisor', 'Sue')
export const eve = { ...aViewer('operator', 'Eve'), forceId: 'eden' }
export const yes = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const

type Answer = ReturnType<typeof commands.release>

export const on = (a: Alarm) => ({ alarmId: a.id, revision: a.revision })

export async function must(answer: Answer): Promise<Alarm> {
  const result = await answer
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

export async function refusal(answer: Answer) {
  const result = await answer
  return result.ok ? 'done' : result.refusal
}

/** A database with short deadlines and a clock to turn, and alarms in whatever part of their life a test begins with. */
export async function aNight() {
  const { pool, url } = await testDatabase()
  const deps = testDeps(pool)
  await furnish(pool)
  await pool.query(`UPDATE alarm_policy_band SET supervisor_sec = 60, inspector_sec = 120, pass_sec = 60, missed_sec = 3600,
    shelve_max_sec = CASE band WHEN 'high' THEN NULL ELSE 1800 END`)
  let n = 0
  const sinceStart = () => (deps.time.now - t0) / 1000
  const night = {
    pool,
    url,
    deps,
    /** The number of the newest vehicle. */
    newest: () => n,
    now: () => deps.clock().toISOString(),
    later(seconds: number) {
      deps.time.now += seconds * 1000
    },
    open: async (vrm: string) => (await readSnapshot(pool, ann)).alarms.find((a) => a.vrm === vrm) as Alarm,
    /** The newest vehicle is listed. */
    async list(change: Parameters<typeof putEntry>[2] = {}) {
      n += 1
      await putEntry(pool, n, change)
      return `AB8${n}KDX`
    },
    async fresh(grade = 'medium'): Promise<Alarm> {
      const vrm = await night.list({ grade })
      await takeInMatches(deps, [aMessage(n, n, sinceStart())])
      return night.open(vrm)
    },
    /** The newest vehicle is seen again. */
    sighted: (match: number, afterSec: number, change?: Parameters<typeof aMessage>[3]) =>
      takeInMatches(deps, [aMessage(match + n, n, sinceStart() + afterSec, change)]),
    async verified(a: Alarm): Promise<Alarm> {
      const acknowledged = await must(commands.acknowledge(deps, ann, on(a)))
      return must(commands.verify(deps, ann, { ...on(acknowledged), checks: yes }))
    },
    async closed(a: Alarm): Promise<Alarm> {
      const declined = await must(commands.decline(deps, ann, { ...on(await night.verified(a)), reason: 'no-unit' }))
      return must(commands.close(deps, ann, { ...on(declined), outcomes: [] }))
    },
  }
  return night
}
