import { WatchSettings } from '#lib/watch/policy.ts'
import { worldAreas, worldDesks } from '#lib/world/areas.ts'
import type { Prisma } from '#prisma/client/client.ts'

type Tx = Prisma.TransactionClient

/** Version 1 is written once; a change is a new version. */
export async function seedWatchPolicy(tx: Tx, now: Date): Promise<void> {
  if ((await tx.watchPolicy.count()) > 0) return
  const note = 'First policy. Every figure is a default of this product, not a national standard.'
  await tx.watchPolicy.create({ data: { version: 1, effectiveAt: now, note, settings: WatchSettings.parse({}) } })
}

/** The demo world's areas and desks, once; what people changed since stays. */
export async function seedDesks(tx: Tx): Promise<void> {
  if ((await tx.area.count()) > 0 || (await tx.desk.count()) > 0) return
  await tx.area.createMany({ data: worldAreas.map(({ ring, ...area }) => ({ ...area, ...(ring && { ring }) })) })
  await tx.desk.createMany({ data: worldDesks.map(({ areaIds: _, ...desk }) => desk) })
  await tx.deskArea.createMany({
    data: worldDesks.flatMap(({ id, areaIds }) => areaIds.map((areaId) => ({ deskId: id, areaId }))),
  })
}
