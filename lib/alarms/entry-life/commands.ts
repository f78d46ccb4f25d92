import { appendAudit } from '#lib/audit/store.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { bandRank, bands } from '../band.ts'
import type { Change } from '../grouping.ts'
import { policyAt } from '../intake/queries.ts'
import { findAlarm, openLog, saveChange } from '../store.ts'
import * as queries from './queries.ts'
import { followed } from './standing.ts'
import type { StandingEntry } from './standing-entry.ts'
import { tell } from './store.ts'

type Tx = Prisma.TransactionClient

/** So many in one transaction, as with deadlines: a whole list may go at once, and people's acts wait for the log meanwhile. */
const AT_ONCE = 50

/** How many alarms were told that an entry changed, came back, or left. */
export interface Followed {
  changed: number
  restored: number
  withdrawn: number
}

/**
 * Holds every open alarm against its entries: one whose entries are all off their lists or past their weed dates is
 * withdrawn, one of whose entries is listed again is an alarm again, and one that lost some of them, or has one that was
 * edited, says which and what is left. Run every second and on every change of a list.
 */
export async function followEntries(deps: CommandDeps): Promise<Followed> {
  const { db, clock } = deps
  const all = { changed: 0, restored: 0, withdrawn: 0 }
  const inDoubt = await queries.alarmsInDoubt(db, clock())
  if (inDoubt.length === 0) return all
  // Without the lock, which is nearly always enough, and then again with it.
  const ids = (await toSay(db, inDoubt, clock())).map(({ alarm }) => alarm.id)
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = await db.$transaction(async (tx) => {
      await openLog(tx)
      return say(tx, ids.slice(from, from + AT_ONCE), clock())
    })
    for (const kind of ['changed', 'restored', 'withdrawn'] as const) all[kind] += part[kind]
  }
  return all
}

/**
 * The alarm as its entries have it now, for somebody who is about to act on it: a second may pass before every alarm has
 * been looked at. Needs `openLog`.
 */
export async function upToDate(tx: Tx, alarm: Alarm, now: Date): Promise<Alarm> {
  const inDoubt = await queries.alarmsInDoubt(tx, now, alarm.id)
  if (inDoubt.length === 0) return alarm
  await say(tx, inDoubt, now)
  return (await findAlarm(tx, alarm.id)) ?? alarm
}

async function say(tx: Tx, among: readonly string[], now: Date): Promise<Followed> {
  const standing = await toSay(tx, among, now)
  const said = standing.flatMap(({ alarm, change }) => (change ? [{ alarm, change }] : []))
  for (const { alarm, change } of said) await saveChange(tx, alarm, change, now, { decisive: change.decisive })
  await tell(
    tx,
    standing.flatMap(({ untold }) => untold),
  )
  const ofKind = (kind: Change['kind']) => said.filter(({ change }) => change.kind === kind)
  const restored = ofKind('entry-restored')
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
  return {
    changed: ofKind('entry-changed').length,
    restored: restored.length,
    withdrawn: ofKind('entry-withdrawn').length,
  }
}

/** Alarms with what is to be said of their entries, and with what is only to be written down; the most urgent first. */
async function toSay(tx: Tx, among: readonly string[], now: Date) {
  const policy = await policyAt(tx, now)
  const standing = await queries.standingOf(tx, among, now)
  const all = standing.flatMap(({ alarm, entries }) => {
    const change = followed(alarm, entries, policy, now.toISOString())
    const untold = untoldOf({ ...alarm, ...change?.patch }, entries)
    return change || untold.length > 0 ? [{ alarm, change, untold }] : []
  })
  return all.toSorted((a, b) => turnOf(a.change) - turnOf(b.change))
}

/** What calls waits for nothing else, the gravest band first; then what makes acts stale, then lines, then what is none. */
function turnOf(change: ReturnType<typeof followed>): number {
  if (!change) return bands.length + 2
  if (change.patch.reraisedAt && change.patch.band) return bandRank(change.patch.band)
  return bands.length + (change.decisive ? 0 : 1)
}

/** What is off its list is told as it was, until it is back. */
const untoldOf = (alarm: Alarm, entries: readonly StandingEntry[]) =>
  entries.flatMap(({ id: entryId, live, told, revision, said }) =>
    live && alarm.entryIds.includes(entryId) && told?.revision !== revision
      ? [{ alarmId: alarm.id, entryId, revision, said }]
      : [],
  )
