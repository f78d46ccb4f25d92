import type { TrainingScenario } from './recording.ts'

/** What people are told of each scenario; the recordings say the same (lib/world/training/plans.ts). */
export const scenarioWords: Record<TrainingScenario, { title: string; what: string }> = {
  flood: {
    title: 'Flood',
    what: 'Five minutes in which far more arrives than one desk can answer: High and Medium must not drown in it.',
  },
  chapman: {
    title: 'One car, sixteen times',
    what: 'A wanted car graded medium is seen again and again across three forces, among many Low. After the IPCC’s findings of 2011, four days pressed into ten minutes.',
  },
  'feed-loss': {
    title: 'The line is lost',
    what: 'Six minutes of an ordinary night. The line to the server fails for a minute, and everything comes at once when it is back.',
  },
}
