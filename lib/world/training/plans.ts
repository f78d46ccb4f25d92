import type { Recording, TrainingScenario } from '#lib/training/recording.ts'
import { scenarioWords } from '#lib/training/scenario-words.ts'
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
    ...scenarioWords.flood,
    world: 'flood',
    pace: 1,
    keepEachLow: 1,
    impostors: 4,
    lengthMs: 5 * MINUTE_MS,
    lapses: [],
  },
  {
    scenario: 'chapman',
    ...scenarioWords.chapman,
    world: 'chapman',
    pace: 11,
    keepEachLow: 4,
    impostors: 3,
    lengthMs: 10 * MINUTE_MS,
    lapses: [],
  },
  {
    scenario: 'feed-loss',
    ...scenarioWords['feed-loss'],
    world: 'day',
    pace: 2,
    keepEachLow: 1,
    impostors: 2,
    lengthMs: 6 * MINUTE_MS,
    lapses: [{ fromMs: 2 * MINUTE_MS, untilMs: 3 * MINUTE_MS }],
  },
]
