import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { openLog, saveChange } from '../store.ts'
import * as queries from './queries.ts'

/**
 * Holds every open alarm against its entries: one whose entries are all off their lists or past their weed dates is
 * withdrawn, one of whose entries is listed again is an alarm again. Run every second and on every change of a list.
 */
export async function followEntries(deps: CommandDeps): Promise<{ restored: number; withdrawn: number }> {
  const inDoubt = await queries.alarmsInDoubt(deps.db, deps.clock())
  if (inDoubt.length === 0) return { restored: 0, withdrawn: 0 }
  // What was listed anew is known before anything is called withdrawn.
  const restored = await markRestored(deps, inDoubt)
  return { restored, withdrawn: await markWithdrawn(deps, inDoubt) }
}

/** Marks those whose entries have all left their lists or passed their weed dates. */
export async function markWithdrawn({ db, clock }: CommandDeps, among: readonly string[]): Promise<number> {
  const now = clock()
  if ((await queries.alarmsWithoutLiveEntry(db, now, among)).length === 0) return 0
  return db.$transaction(async (tx) => {
    await openLog(tx)
    const alarms = await queries.alarmsWithoutLiveEntry(tx, now, among)
    for (const { alarm, cause } of alarms) {
      const patch = { withdrawnAt: now.toISOString(), withdrawnCause: cause }
      const change = { kind: 'entry-withdrawn', data: { cause }, patch } as const
      await saveChange(tx, alarm, change, now, { decisive: true })
    }
    return alarms.length
  })
}

/**
 * Takes the mark off alarms of which an entry is listed again, and calls for them as for a vehicle seen again: people
 * were told to let them be. Written to the audit too, since a deployment is possible again that was not.
 */
export async function markRestored({ db, clock }: CommandDeps, among: readonly string[]): Promise<number> {
  const now = clock()
  if ((await queries.alarmsWithLiveEntryAgain(db, now, among)).length === 0) return 0
  return db.$transaction(async (tx) => {
    await openLog(tx)
    const alarms = await queries.alarmsWithLiveEntryAgain(tx, now, among)
    for (const { alarm, live } of alarms) {
      const at = now.toISOString()
      const patch = {
        withdrawnAt: null,
        withdrawnCause: null,
        entryIds: [...new Set([...alarm.entryIds, ...live])],
        ...(alarm.withdrawnAt && { reraisedAt: at, reraisedReason: 'its entry is on the list again' }),
      }
      const data = { withdrawnAt: alarm.withdrawnAt, cause: alarm.withdrawnCause }
      await saveChange(tx, alarm, { kind: 'entry-restored', data, patch }, now, { decisive: true })
    }
    for (const { alarm, live } of alarms) {
      await appendAudit(tx, {
        at: now,
        actorId: null,
        actorRole: null,
        forceId: alarm.forceId,
        action: 'alarm.entry-restored',
        objectType: 'alarm',
        objectId: alarm.id,
        restricted: alarm.restricted,
        detail: { entryIds: live, withdrawnAt: alarm.withdrawnAt },
      })
    }
    return alarms.length
  })
}
