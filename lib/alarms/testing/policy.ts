import { scorePolicy } from '../../matching/score-policy.ts'
import type { CategoryContent, PolicyContent } from '../policies/content.ts'

const category = (code: string, name: string, change: Partial<CategoryContent> = {}): CategoryContent => ({
  ...{ code, name, cause: 'cause', consequence: 'consequence' },
  ...{ bandHigh: 'high', bandMedium: 'medium', bandLow: 'low', harmWeight: 60 },
  ...{ whatIsThis: 'what it is', whatToDo: 'what to do', whoToCall: 'whom to call', escalation: 'escalation' },
  ...{ feedOnly: false, entryDefaults: null, matchPolicy: { tolerant: { raiseAt: 0.8, possibleAt: 0.2 } } },
  ...change,
})

const milder = { arriveSec: null, shelveMaxSec: 1800, passSec: 120, missedSec: 3600 }

/** A policy that may go live: one category that calls and one that does not. */
export const seedContent = (): PolicyContent => ({
  settings: { groupingMinutes: 30, delayedSec: 300, misreadDays: 30, score: { ...scorePolicy } },
  bands: {
    high: {
      ...{ acknowledgeSec: 30, supervisorSec: 60, inspectorSec: 120, decideSec: 240, deploySec: 900, arriveSec: null },
      ...{ passSec: 60, missedSec: 3600, shelveMaxSec: null },
    },
    medium: { acknowledgeSec: 120, supervisorSec: 120, inspectorSec: 300, decideSec: 600, deploySec: 3600, ...milder },
    low: { acknowledgeSec: 900, supervisorSec: 900, inspectorSec: null, decideSec: 3600, deploySec: 14_400, ...milder },
    log: {
      acknowledgeSec: 86_400,
      supervisorSec: null,
      inspectorSec: null,
      decideSec: 86_400,
      deploySec: 86_400,
      ...milder,
    },
  },
  categories: [
    category('wanted', 'Wanted'),
    category('no-insurance', 'No insurance', {
      ...{
        bandHigh: 'log',
        bandMedium: 'log',
        bandLow: 'log',
        harmWeight: 8,
        feedOnly: true,
        matchPolicy: { most: 'log' },
      },
    }),
  ],
})
