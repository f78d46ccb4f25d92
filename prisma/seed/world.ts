import { worldCameras } from '#lib/world/cameras.ts'
import { worldEntries } from '#lib/world/entries.ts'
import type { WorldEntry } from '#lib/world/entry.ts'
import { worldForces } from '#lib/world/forces.ts'
import { worldLists } from '#lib/world/lists.ts'
import { worldUnits } from '#lib/world/units.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { listMatchPolicy } from './match-policies.ts'

type Tx = Prisma.TransactionClient
const HOUR_MS = 3_600_000

/** Hours since each list's last refresh at a start, so that the page of lists has something to show. */
const refreshedHoursAgo = [0.4, 2, 5, 9, 13, 7, 20, 26]

/**
 * The demo world. Its sources refresh their lists at every start, as real ones would have meanwhile: live entries get
 * weed dates that count from now, and everything that people did (withdrawals above all) stays.
 */
export async function seedWorld(tx: Tx, seed: number, now: Date): Promise<void> {
  const entries = worldEntries(seed, now)
  const known = new Set((await tx.hotlistEntry.findMany({ select: { id: true } })).map((entry) => entry.id))
  if ((await tx.force.count()) === 0) await seedEstate(tx, now)
  for (const [index, list] of worldLists.entries()) {
    const { feedOnly: _, ...row } = list
    const matchPolicy = listMatchPolicy(list)
    const refreshedAt = new Date(now.getTime() - (refreshedHoursAgo[index] ?? 1) * HOUR_MS)
    await tx.hotlist.upsert({
      where: { id: list.id },
      create: { ...row, refreshedAt, ...(matchPolicy && { matchPolicy }), covert: list.id === 'regional-covert' },
      update: { refreshedAt },
    })
  }
  await tx.hotlistEntry.createMany({
    data: entries.filter((entry) => !known.has(entry.id)).map((entry) => entryRow(entry, now)),
  })
  const kept = entries.filter((entry) => known.has(entry.id)).map(({ id, weedAt }) => ({ id, weedAt }))
  if (kept.length > 0) await renewWeedDates(tx, kept, now)
}

async function seedEstate(tx: Tx, now: Date): Promise<void> {
  await tx.force.createMany({ data: worldForces.map(({ id, name, area }) => ({ id, name, area })) })
  await tx.camera.createMany({
    data: worldCameras.map(({ purpose: _, ...camera }) => ({ ...camera, createdAt: now })),
  })
  await tx.unit.createMany({
    data: worldUnits.map(({ id, callSign, kind, crew, forceId, position }) => ({
      id,
      callSign,
      kind,
      crew,
      forceId,
      ...position,
      positionAt: now,
    })),
  })
}

async function renewWeedDates(tx: Tx, entries: { id: string; weedAt: Date | null }[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE hotlist_entry e SET weed_at = n."weedAt", updated_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS n(id uuid, "weedAt" timestamptz)
    WHERE e.id = n.id AND e.status = 'live'`
}

function entryRow(entry: WorldEntry, now: Date): Prisma.HotlistEntryCreateManyInput {
  const { listId, ...row } = entry
  const withdrawn = entry.status === 'withdrawn'
  return {
    ...row,
    hotlistId: listId,
    withdrawnAt: withdrawn ? now : null,
    withdrawnReason: withdrawn ? 'Vehicle recovered' : null,
    createdAt: now,
    updatedAt: now,
  }
}
