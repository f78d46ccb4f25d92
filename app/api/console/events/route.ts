import { can } from '#lib/access/viewer.ts'
import { logEnd, readEventsSince, readSnapshot } from '#lib/alarms/queries.ts'
import { pool } from '#lib/db/pool.ts'
import type { PolledEvents } from '#lib/realtime/contract.ts'
import { takeAllowance } from '#lib/web/allowances.ts'
import { hubSlot } from '#lib/web/hub-slot.ts'
import { answer, sessionRoute, tooOften } from '#lib/web/route.ts'
import { webLog } from '#lib/web/web-log.ts'

const most = 1_000

async function endFor(cleared: boolean): Promise<number> {
  const { seq, openSeq } = await logEnd(pool())
  return cleared ? seq : openSeq
}

/** What the socket would have said since a sequence, for a screen that cannot have one. */
export const GET = sessionRoute({ permission: 'alarm:read', allowance: 'poll' }, async (request, { viewer }) => {
  const asked = new URL(request.url).searchParams
  const cleared = can(viewer, 'alarm:read-restricted')
  if (asked.get('cleared') !== String(Number(cleared)))
    return answer(409, { code: 'other-clearance', message: 'Reload: what you may see has changed' })
  const since = Number(asked.get('since'))
  const known = Number.isSafeInteger(since) && since >= 0
  const at = new Date().toISOString()
  const events = known ? await readEventsSince(pool(), { since, limit: most, restricted: cleared }) : []
  // A log that is shorter than what the screen holds is another one, as after a restored backup: its lines would never be told.
  const wentBack = known && events.length === 0 && since > (await endFor(cleared))
  if (wentBack) webLog().error({ since, person: viewer.id }, 'a screen holds more of the log than there is')
  const whole = !known || wentBack || events.length === most
  const waitMs = whole ? takeAllowance('board', viewer.id) : 0
  if (waitMs > 0) return tooOften(waitMs)
  const hub = hubSlot()
  const body: PolledEvents = {
    beat: { at, build: hub?.build ?? '' },
    events: whole ? [] : events,
    snapshot: whole ? await readSnapshot(pool(), viewer) : null,
    canary: hub?.canary() ?? null,
    health: hub?.health(cleared) ?? null,
  }
  return answer(200, body)
})
