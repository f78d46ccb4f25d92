import type { Viewer } from '#lib/access/viewer.ts'
import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { endMisreads, insertMisreads } from '#lib/matching/misreads/store.ts'
import type { VehicleDescription } from '#lib/matching/signals/description-conflict.ts'
import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { policyAt } from '../intake/queries.ts'

type Tx = Prisma.TransactionClient
const DAY_MS = 86_400_000

/**
 * Puts a verdict on a sighting of an alarm (the newest unless the person named another) into the misread memory, within the transaction of the verdict. A
 * misread keeps each pair of that read and an entry it was only taken for (never one it shows exactly) from the desk; a
 * later word on the same alarm takes that back, and a confirmation of the pair takes back what was said on any alarm.
 */
export async function rememberVerdict(
  deps: CommandDeps,
  tx: Tx,
  viewer: Viewer,
  alarm: Alarm,
  { verdict, readId = alarm.lastSighting.readId }: { verdict: string; readId?: string | undefined },
  at: Date,
): Promise<void> {
  const seen = await tx.alarmSighting.findUnique({ where: { alarmId_readId: { alarmId: alarm.id, readId } } })
  if (!seen) return
  const { vrm: readMark, cameraId } = seen
  const taken = await tx.alarmMatch.findMany({
    where: { alarmId: alarm.id, readId, kind: { not: 'exact' } },
    select: { entryId: true },
  })
  const pairs = taken.map(({ entryId }) => ({ readMark, entryId }))
  const audit = (action: 'misread.noted' | 'misread.ended', id: string, reason: string) =>
    appendAudit(tx, {
      at,
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action,
      objectType: 'misread',
      objectId: id,
      restricted: alarm.restricted,
      reason,
      detail: { alarmId: alarm.id, readMark, vrm: alarm.vrm },
    })
  if (verdict === 'misread') {
    const { settings } = await policyAt(tx, at)
    const until = new Date(at.getTime() + settings.misreadDays * DAY_MS)
    const same = { alarmId: alarm.id, readId, description: descriptionOf(seen), cameraId, at, byId: viewer.id, until }
    const noted = await insertMisreads(
      tx,
      pairs.map((pair) => ({ id: deps.newId(), ...pair, ...same })),
    )
    for (const { id, entryId } of noted) await audit('misread.noted', id, `read ${readMark}, entry ${entryId}`)
    return
  }
  const confirmed = verdict === 'confirmed'
  const undoReason = confirmed ? 'The vehicle was confirmed' : 'The verdict was changed'
  const undoing = { undoneAt: at, undoneById: viewer.id, undoReason }
  const ended = await endMisreads(tx, { alarmId: alarm.id, pairs: confirmed ? pairs : [] }, undoing)
  for (const id of ended) await audit('misread.ended', id, undoReason)
}

/** The vehicle as the read gave it; what it did not tell is left out. */
const descriptionOf = ({
  make,
  model,
  colour,
}: Record<'make' | 'model' | 'colour', string | null>): VehicleDescription => ({
  ...(make && { make }),
  ...(model && { model }),
  ...(colour && { colour }),
})
