import { type Band, bands } from '#lib/alarms/band.ts'
import { scorePolicy } from '#lib/matching/score-policy.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { categoryMatchPolicy } from './match-policies.ts'
import { seedCategories } from './policy-categories.ts'

/**
 * Seconds from the raising (policy). High and Medium to acknowledge and to decide, Low to acknowledge: DOMAIN §7.
 * To deploy: 15 min and 60 min as the UK grades "immediate" (urban) and "priority"; the rest is ours.
 */
const targets: Record<Band, { acknowledgeSec: number; decideSec: number; deploySec: number }> = {
  high: { acknowledgeSec: 30, decideSec: 240, deploySec: 900 },
  medium: { acknowledgeSec: 120, decideSec: 600, deploySec: 3600 },
  low: { acknowledgeSec: 900, decideSec: 3600, deploySec: 14_400 },
  log: { acknowledgeSec: 86_400, decideSec: 86_400, deploySec: 86_400 }, // never raised; the table wants a figure
}

const POLICY_VERSION = 1

/** Version 1 is written once: alarms name the version they were raised under, so a change is a new version. */
export async function seedPolicy(tx: Prisma.TransactionClient, now: Date): Promise<void> {
  if ((await tx.alarmPolicy.count({ where: { version: POLICY_VERSION } })) > 0) return
  await tx.alarmPolicy.create({
    data: {
      version: POLICY_VERSION,
      effectiveAt: now,
      note: 'First policy. Every figure is a default of this product, not a national standard.',
      settings: { groupingMinutes: 30, delayedSec: 300, misreadDays: 30, score: { ...scorePolicy } },
      bands: { create: bands.map((band) => ({ band, ...targets[band] })) },
      categories: {
        create: seedCategories.map((whole) => {
          const { bands: bandsByGrade, ...category } = whole
          const [bandHigh, bandMedium, bandLow] = bandsByGrade
          return { ...category, bandHigh, bandMedium, bandLow, matchPolicy: categoryMatchPolicy(whole) }
        }),
      },
    },
  })
}
