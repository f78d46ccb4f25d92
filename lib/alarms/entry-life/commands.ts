import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { policyAt } from '../intake/queries.ts'
import { openLog, saveChange } from '../store.ts'
import * as queries from './queries.ts'
import { followed } from './standing.ts'

/**
 * Holds every open alarm against its entries: one whose entries are all off their lists or past their weed dates is
 * withdrawn, one of whose entries is listed again is an alarm again, and one that lost some of them says which and what is
 * left. Run every second and on every change of a list. Answers how many alarms an entry came back to and left.
 */
export async function followEntries({ db, clock }: CommandDeps): Promise<{ restored: number; withdrawn: number }> {
  const inDoubt = await queries.alarmsInDoubt(db, clock())
  const none = { restored: 0, withdrawn: 0 }
  if (inDoubt.length === 0 || (await toSay(db, inDoubt, clock())).length === 0) return none
  return db.$transaction(async (tx) => {
    await openLog(tx)
    const now = clock()
    const said = await toSay(tx, inDoubt, now)
    for (const { alarm, change } of said) {
      await saveChange(tx, alarm, change, now, { decisive: change.decisive })
    }
    const restored = said.filter(({ change }) => change.kind === 'entry-restored')
    // To the audit too, since a deployment is possible again that was not.
    for (const { alarm, change } of restored) {
      await appendAudit(tx, {
        at: now,
        actorId: null,
        actorRole: null,
        forceId: alarm.forceId,
        action: 'alarm.entry-restored',
        objectType: 'alarm',
        objectId: alarm.id,
        restricted: alarm.restricted,
        detail: { entryIds: change.patch.entryIds, withdrawnAt: alarm.withdrawnAt },
      })
    }
    return { restored: restored.length, withdrawn: said.length - restored.length }
  })
}

async function toSay(tx: Prisma.TransactionClient, among: readonly string[], now: Date) {
  const policy = await policyAt(tx, now)
  const standing = await queries.standingOf(tx, among, now)
  return standing.flatMap(({ alarm, entries }) => {
    const change = followed(alarm, entries, policy, now.toISOString())
    return change ? [{ alarm, change }] : []
  })
}
