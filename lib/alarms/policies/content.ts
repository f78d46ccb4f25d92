import { z } from 'zod'
import { MatchPolicy } from '../../matching/match-policy.ts'
import { bands } from '../band.ts'
import { type AlarmPolicy, PolicySettings } from '../policy.ts'

const Words = z.string().trim().max(2_000)
const BandName = z.enum(bands)

/** Seconds from the raising; null where nothing of the kind happens. Others than these are kept as they are. */
export const BandTimes = z
  .object({
    acknowledgeSec: z.int(),
    decideSec: z.int(),
    deploySec: z.int(),
    arriveSec: z.int().nullable().default(null), // drafts of before it know none
    supervisorSec: z.int().nullable(),
    inspectorSec: z.int().nullable(),
    passSec: z.int().nullable(),
    missedSec: z.int().nullable(),
    shelveMaxSec: z.int().nullable(),
  })
  .catchall(z.int().nullable())
export type BandTimes = z.infer<typeof BandTimes>

export const CategoryContent = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, at most 40'),
  name: z.string().trim().min(1).max(60),
  cause: Words,
  consequence: Words,
  bandHigh: BandName,
  bandMedium: BandName,
  bandLow: BandName,
  harmWeight: z.int(),
  whatIsThis: Words,
  whatToDo: Words,
  whoToCall: Words,
  escalation: Words,
  feedOnly: z.boolean(),
  matchPolicy: MatchPolicy.nullable(),
  entryDefaults: z.record(z.string(), z.unknown()).nullable().default(null), // what a new entry of it begins with
})
export type CategoryContent = z.infer<typeof CategoryContent>

/** Everything a policy version says, as drafts hold it and as it is exported. */
export const PolicyContent = z.strictObject({
  settings: z.record(z.string(), z.unknown()),
  bands: z.record(BandName, BandTimes),
  categories: z.array(CategoryContent),
})
export type PolicyContent = z.infer<typeof PolicyContent>

/** The policy as intake, grouping and score use it. Throws on settings that cannot be read. */
export const alarmPolicyOf = (version: number, content: PolicyContent): AlarmPolicy => ({
  version,
  settings: PolicySettings.parse(content.settings),
  categories: new Map(content.categories.map((category) => [category.code, category])),
})
