import type { Database, Transaction } from '#lib/db/prisma.ts'
import { WatchSettings } from './policy.ts'

type Db = Database | Transaction

/** The figures in effect at a time: those of the newest version, and the defaults for what it does not say. */
export async function settingsAt(db: Db, at: Date): Promise<WatchSettings> {
  const row = await db.watchPolicy.findFirst({ where: { effectiveAt: { lte: at } }, orderBy: { version: 'desc' } })
  return WatchSettings.parse(row?.settings ?? {})
}

/** Notes that these people's screens were heard of; a time never goes back. */
export async function notePresence(db: Db, seen: readonly { personId: string; at: Date }[]): Promise<void> {
  if (seen.length === 0) return
  const newest = new Map<string, Date>()
  for (const { personId, at } of seen) {
    const known = newest.get(personId)
    if (!known || known < at) newest.set(personId, at)
  }
  // In one order, so that two web processes that write the same people never wait for each other.
  const rows = [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, at]) => ({ id, at: at.toISOString() }))
  await db.$executeRaw`
    INSERT INTO desk_presence (person_id, last_seen_at)
    SELECT n.id, n.at FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(id text, at timestamptz)
    ON CONFLICT (person_id) DO UPDATE SET last_seen_at = greatest(desk_presence.last_seen_at, excluded.last_seen_at)`
}

/** What a person's screen says of its sound; the database tells the others only when it changes. */
export async function noteSound(db: Db, personId: string, state: string, at: Date): Promise<void> {
  const { count } = await db.deskPresence.updateMany({
    where: { personId, OR: [{ soundState: null }, { soundState: { not: state } }] },
    data: { soundState: state, soundAt: at },
  })
  if (count > 0 || (await db.deskPresence.count({ where: { personId } })) > 0) return
  await db.deskPresence.createMany({
    data: [{ personId, lastSeenAt: at, soundState: state, soundAt: at }],
    skipDuplicates: true,
  })
}

/** One person's acts one after another, whichever of their screens they come from. Taken before the lock of the alarm log. */
export async function holdPerson(tx: Transaction, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`watch/${personId}`}, 0))::text`
}

export const findOpenWatch = (db: Db, personId: string) =>
  db.watch.findFirst({ where: { personId, untilAt: null }, include: { desk: { include: { areas: true } } } })

/** Ends a watch, its break and the breaks that it stands in for. */
export async function endWatch(tx: Transaction, watchId: string, endedBy: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE watch_break SET until_at = greatest(from_at, ${at}) WHERE watch_id = ${watchId}::uuid AND until_at IS NULL`
  await tx.watchBreak.updateMany({ where: { coveredById: watchId, untilAt: null }, data: { coveredById: null } })
  await tx.watch.updateMany({ where: { id: watchId, untilAt: null }, data: { untilAt: at, endedBy } })
}
