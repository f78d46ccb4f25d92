import type { Recording, TrainingScenario } from '#lib/training/recording.ts'
import type { ScenarioName } from '../scenarios.ts'

export interface TrainingPlan extends Pick<Recording, 'title' | 'what' | 'lapses' | 'lengthMs'> {
  scenario: TrainingScenario
  world: ScenarioName
  /** World time runs so many times as fast as the practice. */
  pace: number
  keepEachLow: number
  /** Vehicles that are read as if they were listed. */
  impostors: number
}

const MINUTE_MS = 60_000

export const trainingPlans: readonly TrainingPlan[] = [
  {
    scenario: 'flood',
    title: 'Flood',
    what: 'Five minutes in which far more arrives than one desk can answer: High and Medium must not drown in it.',
    world: 'flood',
    pace: 1,
    keepEachLow: 1,
    impostors: 4,
    lengthMs: 5 * MINUTE_MS,
    lapses: [],
  },
  {
    scenario: 'chapman',
    title: 'One car, sixteen times',
    what: 'A wanted car graded medium is seen again and again across three forces, among many Low. After the IPCC’s findings of 2011, four days pressed into ten minutes.',
    world: 'chapman',
    pace: 11,
    keepEachLow: 4,
    impostors: 3,
    lengthMs: 10 * MINUTE_MS,
    lapses: [],
  },
  {
    scenario: 'feed-loss',
    title: 'The line is lost',
    what: 'Six minutes of an ordinary night. The line to the server fails for a minute, and everything comes at once when it is back.',
    world: 'day',
    pace: 2,
    keepEachLow: 1,
    impostors: 2,
    lengthMs: 6 * MINUTE_MS,
    lapses: [{ fromMs: 2 * MINUTE_MS, untilMs: 3 * MINUTE_MS }],
  },
]
