import type { Alarm } from '../../alarm.ts'
import { takeInMatches } from '../../intake/commands.ts'
import { aMessage, id, putEntry, t0 } from '../../testing/house.ts'
import { aNight } from '../../testing/night.ts'
import { followEntries } from '../commands.ts'

/** A night in which vehicles are wanted by several entries, and entries leave their lists and come back. */
export async function aNightOfListings() {
  const night = await aNight()
  const { deps, newest, now, pool } = night
  const set = (n: number, assignments: string) =>
    pool.query(`UPDATE hotlist_entry SET ${assignments} WHERE id = $1`, [id(n)])
  const withdraw = (n: number) => set(n, `status = 'withdrawn', withdrawn_at = '${now()}'`)
  const putBack = (n: number) => set(n, `status = 'live', withdrawn_at = NULL`)
  const follow = () => followEntries(deps)
  /** Another entry of the newest vehicle, and the match of its first read with it. */
  const alsoListed = async (n: number, grade: string, reason: string, more = '') => {
    await putEntry(pool, n, { grade })
    await set(n, `vrm = 'AB8${newest()}KDX', reason = '${reason}'${more}`)
  }
  const linesOf = async (a: Alarm) =>
    (
      await pool.query<{ kind: string; data: Record<string, unknown> }>(
        `SELECT kind, data FROM alarm_event WHERE alarm_id = $1 AND kind LIKE 'entry-%' ORDER BY seq`,
        [a.id],
      )
    ).rows
  const matched = (n: number, match: number) =>
    takeInMatches(deps, [{ ...aMessage(match, newest(), (deps.time.now - t0) / 1000), entryId: id(n) }])
  return { ...night, alsoListed, follow, linesOf, matched, putBack, set, withdraw }
}
