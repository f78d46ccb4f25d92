import type { Transaction } from '#lib/db/prisma.ts'

/** Who of these roles has a live screen: those a gap is told to. */
export async function namesOfLiveSupervisors(
  tx: Transaction,
  roles: readonly string[],
  seenSince: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM person p JOIN desk_presence d ON d.person_id = p.id
    WHERE p.role = ANY(${[...roles]}) AND NOT p.disabled AND d.last_seen_at >= ${seenSince} ORDER BY p.name`
  return rows.map(({ name }) => name)
}

/**
 * Owners of undecided alarms of whom nothing was heard since a time: neither a screen, nor an act on the alarm. A person
 * whose socket is cut and who goes on working is there.
 */
export async function silentOwners(tx: Transaction, since: Date): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ owner_id: string; id: string }[]>`
    SELECT a.owner_id, a.id::text FROM alarm a
    LEFT JOIN desk_presence p ON p.person_id = a.owner_id
    WHERE a.state IN ('acknowledged', 'verified', 'passed') AND a.decision IS NULL AND a.owner_id IS NOT NULL
      AND coalesce(p.last_seen_at < ${since}, true)
      AND coalesce((SELECT max(e.at) < ${since} FROM alarm_event e WHERE e.alarm_id = a.id AND e.actor_id = a.owner_id), true)
    ORDER BY a.owner_id, a.raised_at, a.id`
  const byOwner = Map.groupBy(rows, ({ owner_id }) => owner_id)
  return new Map([...byOwner].map(([owner, alarms]) => [owner, alarms.map(({ id }) => id)]))
}
