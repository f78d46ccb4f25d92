import type { Viewer } from '#lib/access/viewer.ts'
import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { insertTasks } from '#lib/hotlists/corrections/store.ts'
import { type CorrectionCause, Evidence } from '#lib/hotlists/corrections/task.ts'
import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'

type Tx = Prisma.TransactionClient

/** What was found wrong and on which sighting (the newest unless the person named another). */
export interface Finding {
  causes: readonly CorrectionCause[]
  readId?: string | undefined
  checks?: Readonly<Record<string, string>>
  verdict: string | null
  note: string | null
}

/**
 * Tells the owners of the entries that a sighting was matched with, each once for each cause, within the transaction of
 * the finding.
 */
export async function raiseCorrections(
  deps: CommandDeps,
  tx: Tx,
  viewer: Viewer,
  alarm: Alarm,
  { causes, readId = alarm.lastSighting.readId, checks = {}, verdict, note }: Finding,
  at: Date,
): Promise<void> {
  if (causes.length === 0) return
  const seen = await tx.alarmSighting.findUnique({ where: { alarmId_readId: { alarmId: alarm.id, readId } } })
  if (!seen) return
  const matches = await tx.alarmMatch.findMany({ where: { alarmId: alarm.id, readId } })
  const entries = await tx.hotlistEntry.findMany({ where: { id: { in: matches.map(({ entryId }) => entryId) } } })
  const { cameraName = seen.cameraId } = seen.place as { cameraName?: string }
  const tasks = entries.flatMap((entry) => {
    const explanation = matches.find(({ entryId }) => entryId === entry.id)?.explanation as { aligned?: unknown } | null
    const evidence: Evidence = {
      ...{ readId, readMark: seen.vrm, entryMark: entry.vrm, reason: entry.reason },
      ...{
        cameraId: seen.cameraId,
        cameraName,
        capturedAt: seen.capturedAt.toISOString(),
        confidence: seen.confidence,
      },
      read: { make: seen.make, model: seen.model, colour: seen.colour },
      entry: { make: entry.make, model: entry.model, colour: entry.colour },
      aligned: Evidence.shape.aligned.catch([]).parse(explanation?.aligned ?? []),
      ...{ verdict, checks: { ...checks }, note },
    }
    const by = { raisedAt: at, raisedById: viewer.id, raisedByName: viewer.name }
    const of = { alarmId: alarm.id, entryId: entry.id, hotlistId: entry.hotlistId, restricted: alarm.restricted }
    return causes.map((cause) => ({ id: deps.newId(), ...of, cause, evidence, ...by }))
  })
  for (const { id, entryId, cause } of await insertTasks(tx, tasks)) {
    await appendAudit(tx, {
      ...{ at, actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId },
      ...{ action: 'correction.raised', objectType: 'correction', objectId: id, restricted: alarm.restricted },
      detail: { alarmId: alarm.id, entryId, cause, vrm: alarm.vrm },
    })
  }
}
