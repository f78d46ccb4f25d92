import { chapmanLowPerMinute } from './chapman.ts'
import type { Category, Grade } from './entry.ts'
import type { ForceId } from './forces.ts'

/** What the world does, as data. Rates are per second or minute of world time; the daily profile scales traffic only. */
export type Scenario = {
  name: ScenarioName
  /** Unlisted reads a second, averaged over a day. */
  readsPerSecond: number
  /** Mean gap between sightings of the pool's listed vehicles; the cast comes on top. */
  listedEveryMs: number
  /** Which of them, by grade. */
  gradeShare: Readonly<Record<Grade, number>>
  /** Mean gap between sightings of vehicles on bulk lists, which raise no alarm. */
  bulkEveryMs: number | null
  withoutCategories: readonly Category[]
  cast: boolean
  chapman: boolean
  /** Forces whose area no desk should watch, so that a demonstration shows what that means. */
  unwatched: readonly ForceId[]
}

export const scenarioNames = ['quiet', 'day', 'flood', 'chapman'] as const
export type ScenarioName = (typeof scenarioNames)[number]

const usualMix = { high: 0.01, medium: 0.09, low: 0.9 } as const

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  quiet: {
    name: 'quiet',
    readsPerSecond: 1.5,
    listedEveryMs: 180_000,
    gradeShare: { high: 0, medium: 0.1, low: 0.9 },
    bulkEveryMs: 300_000,
    withoutCategories: [],
    cast: false,
    chapman: false,
    unwatched: [],
  },
  day: {
    name: 'day',
    readsPerSecond: 10,
    listedEveryMs: 36_000,
    gradeShare: usualMix,
    bulkEveryMs: 42_000, // one no-insurance match per force in 42 s is what an average force sees (DOMAIN §3)
    withoutCategories: [],
    cast: true,
    chapman: false,
    unwatched: [],
  },
  flood: {
    name: 'flood',
    readsPerSecond: 60,
    listedEveryMs: 4_000,
    gradeShare: usualMix,
    bulkEveryMs: 10_000,
    withoutCategories: [],
    cast: true,
    chapman: false,
    unwatched: [],
  },
  chapman: {
    name: 'chapman',
    readsPerSecond: 8,
    listedEveryMs: 60_000 / chapmanLowPerMinute,
    gradeShare: { high: 0, medium: 0, low: 1 },
    bulkEveryMs: null,
    withoutCategories: ['intelligence-silent'],
    cast: false,
    chapman: true,
    unwatched: ['eden'],
  },
}

export function isScenarioName(name: string): name is ScenarioName {
  return scenarioNames.some((one) => one === name)
}

/** Traffic by hour of the day (UTC) against the mean: two rush hours, never so few that a desk looks dead. */
const HOURLY = [
  0.5, 0.45, 0.45, 0.45, 0.5, 0.65, 0.95, 1.35, 1.4, 1.15, 1.05, 1.05, 1.1, 1.1, 1.15, 1.3, 1.5, 1.6, 1.35, 1.05, 0.85,
  0.75, 0.65, 0.55,
] as const

/** The daily profile at an instant, changing smoothly from hour to hour. */
export function trafficFactor(atMs: number): number {
  const hours = (atMs / 3_600_000) % 24
  const hour = Math.floor(hours)
  const now = HOURLY[hour % 24] ?? 1
  const next = HOURLY[(hour + 1) % 24] ?? 1
  return now + (next - now) * (hours - hour)
}
