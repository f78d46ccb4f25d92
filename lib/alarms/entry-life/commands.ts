import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { policyAt } from '../intake/queries.ts'
import { openLog, saveChange } from '../store.ts'
import * as queries from './queries.ts'
import { followed } from './standing.ts'

/** So many in one transaction, as with deadlines: a whole list may go at once, and people's acts wait for the log meanwhile. */
const AT_ONCE = 50

/**
 * Holds every open alarm against its entries: one whose entries are all off their lists or past their weed dates is
 * withdrawn, one of whose entries is listed again is an alarm again, and one that lost some of them says which and what is
 * left. Run every second and on every change of a list. Answers how many alarms an entry came back to and left.
 */
export async function followEntries(deps: CommandDeps): Promise<{ restored: number; withdrawn: number }> {
  const { db, clock } = deps
  const all = { restored: 0, withdrawn: 0 }
  const inDoubt = await queries.alarmsInDoubt(db, clock())
  if (inDoubt.length === 0) return all
  // Without the lock, which is nearly always enough, and then again with it.
  const ids = (await toSay(db, inDoubt, clock())).map(({ alarm }) => alarm.id)
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const { restored, withdrawn } = await sayOf(deps, ids.slice(from, from + AT_ONCE))
    all.restored += restored
    all.withdrawn += withdrawn
  }
  return all
}

function sayOf({ db, clock }: CommandDeps, among: readonly string[]): Promise<{ restored: number; withdrawn: number }> {
  return db.$transaction(async (tx) => {
    await openLog(tx)
    const now = clock()
    const said = await toSay(tx, among, now)
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
