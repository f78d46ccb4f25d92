import { type Band, bands } from '#lib/alarms/band.ts'
import { scorePolicy } from '#lib/matching/score-policy.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { entryDefaultsOfCategory } from './entry-defaults.ts'
import { categoryMatchPolicy } from './match-policies.ts'
import { seedCategories } from './policy-categories.ts'

/**
 * Seconds from the raising (policy). High and Medium to acknowledge and to decide, Low to acknowledge: DOMAIN §7.
 * To be in the area: 15 min and 60 min as the UK grades "immediate" (urban) and "priority"; the rest is ours.
 */
export const seedBands: Record<Band, BandTimes> = {
  high: {
    ...{ acknowledgeSec: 30, supervisorSec: 60, inspectorSec: 120, decideSec: 240, deploySec: 900, arriveSec: 900 },
    ...{ passSec: 60, missedSec: 3600, shelveMaxSec: null },
  },
  medium: {
    ...{ acknowledgeSec: 120, supervisorSec: 120, inspectorSec: 300, decideSec: 600, deploySec: 3600, arriveSec: 3600 },
    ...{ passSec: 120, missedSec: 3600, shelveMaxSec: 1800 },
  },
  low: {
    ...{
      acknowledgeSec: 900,
      supervisorSec: 900,
      inspectorSec: null,
      decideSec: 3600,
      deploySec: 14_400,
      arriveSec: null,
    },
    ...{ passSec: 900, missedSec: 7200, shelveMaxSec: 14_400 },
  },
  // Never raised; the table wants figures.
  log: {
    ...{
      acknowledgeSec: 86_400,
      supervisorSec: null,
      inspectorSec: null,
      decideSec: 86_400,
      deploySec: 86_400,
      arriveSec: null,
    },
    ...{ passSec: null, missedSec: null, shelveMaxSec: null },
  },
}

interface BandTimes {
  acknowledgeSec: number
  supervisorSec: number | null
  inspectorSec: number | null
  decideSec: number
  deploySec: number
  arriveSec: number | null
  passSec: number | null
  missedSec: number | null
  shelveMaxSec: number | null
}

export const policySettings = {
  groupingMinutes: 30,
  delayedSec: 300,
  misreadDays: 30,
  feedDays: 31,
  undoSec: 10,
  escalateSightings: 3,
  reopenHours: 24,
  score: { ...scorePolicy },
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
      settings: policySettings,
      bands: { create: bands.map((band) => ({ band, ...seedBands[band] })) },
      categories: {
        create: seedCategories.map((whole) => {
          const { bands: bandsByGrade, ...category } = whole
          const [bandHigh, bandMedium, bandLow] = bandsByGrade
          return {
            ...category,
            bandHigh,
            bandMedium,
            bandLow,
            matchPolicy: categoryMatchPolicy(whole),
            entryDefaults: entryDefaultsOfCategory(whole.code),
          }
        }),
      },
    },
  })
}
