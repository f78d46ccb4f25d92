import { beforeAll, beforeEach } from 'vitest'
import { bring, depsOf } from '#lib/hotlists/imports/testing/list.ts'
import type { Alarm } from '../../alarm.ts'
import { takeInMatches } from '../../intake/commands.ts'
import { aMessage, t0 } from '../../testing/house.ts'
import { aNightOfListings } from './listings.ts'

/** A row of a file; what it leaves out is of no reference, a Medium, wanted. */
export interface Row {
  category?: string
  grade?: string
  reason?: string
  signals?: string
  ref?: string
  pnc?: string
}

const text = ({ category = 'wanted', grade = 'medium', reason = 'As told', signals = '', ref = '', pnc = '' }: Row) =>
  [category, grade, reason, signals, ref, pnc].join(',')

/** A night of two lists that come by files. Each test begins with a vehicle that is on one of them, once, and was seen. */
export async function aNightOfFiles() {
  const night = await aNightOfListings()
  const { deps, follow, later, linesOf, now, open, pool, url } = night
  const files = { ...depsOf(deps.db, url), clock: deps.clock }
  const its = { vrm: '', alarm: undefined as unknown as Alarm }
  let [matches, vehicles] = [0, 0]

  beforeAll(async () => {
    await pool.query(
      `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, layout, guard_share)
       SELECT id, id, 's', 'durrow', 'o', 'c', 24, $1, '{"defaults":{"action":"STOP"}}', 1 FROM unnest('{filed,other}'::text[]) id`,
      [now()],
    )
    await pool.query(
      `INSERT INTO alarm_policy_category VALUES
         (1, 'kidnap', 'Kidnap', 'c', 'c', 'high', 'medium', 'low', 300, 'w', 'w', 'w', '', false),
         (1, 'drugs', 'Drugs', 'c', 'c', 'high', 'medium', 'low', 200, 'w', 'w', 'w', '', false)`,
    )
  })

  /** The next file of a list: this vehicle as these rows, and one other. */
  const list = (rows: readonly Row[], hotlist = 'filed') => {
    const own = rows.map((row) => `${its.vrm},${text(row)}\n`).join('')
    const headings = 'VRM,Category,Grade,Reason,Warning Markers,Source Reference,PNC ID'
    return bring(files, `${headings}\n${own}AB80ZZZ,${text({ reason: 'Another' })}\n`, { list: hotlist })
  }
  const listed = async (hotlist = 'filed') =>
    (
      await pool.query<{ id: string; category: string; grade: string }>(
        `SELECT id, category, grade FROM hotlist_entry WHERE vrm = $1 AND hotlist_id = $2 AND status = 'live' ORDER BY category`,
        [its.vrm, hotlist],
      )
    ).rows
  /** The vehicle is seen, and matches all that the list has of it. */
  const seen = async (hotlist = 'filed') => {
    for (const { id: entryId } of await listed(hotlist)) {
      matches += 1
      const message = aMessage(matches, 1, (deps.time.now - t0) / 1000, { vrm: its.vrm })
      await takeInMatches(deps, [{ ...message, entryId }])
    }
    return open(its.vrm)
  }
  const another = async () => {
    vehicles += 1
    its.vrm = `AB${30 + (vehicles % 20)}K${'CDEFGHJKLM'.charAt(vehicles / 20)}X`
    later(1)
    await list([{}])
    await list([], 'other')
    its.alarm = await seen()
    await follow()
    later(1)
  }
  beforeEach(another)
  return {
    ...night,
    another,
    files,
    its,
    list,
    listed,
    seen,
    again: () => open(its.vrm),
    lines: async () => (await linesOf(its.alarm)).map(({ kind, data }) => ({ kind, ...data })),
  }
}
