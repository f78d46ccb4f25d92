import { scorePolicy } from '../../matching/score-policy.ts'
import type { AlarmPolicy, PolicyCategory } from '../policy.ts'
import type { IncomingMatch, ListedEntry } from '../sighting.ts'
import { aSighting } from './sample.ts'

const category = (code: string, change: Partial<PolicyCategory> = {}): [string, PolicyCategory] => [
  code,
  {
    code,
    name: code,
    bandHigh: 'high',
    bandMedium: 'medium',
    bandLow: 'low',
    harmWeight: 50,
    feedOnly: false,
    ...change,
  },
]

export const aPolicy: AlarmPolicy = {
  version: 1,
  settings: {
    groupingMinutes: 30,
    delayedSec: 300,
    misreadDays: 30,
    undoSec: 10,
    escalateSightings: 3,
    feedDays: 31,
    reopenHours: 24,
    score: scorePolicy,
  },
  categories: new Map([
    category('wanted'),
    category('kidnap', { harmWeight: 95 }),
    category('no-insurance', { feedOnly: true, bandHigh: 'log', bandMedium: 'log', bandLow: 'log' }),
  ]),
}

export const anEntry = (change: Partial<ListedEntry> = {}): ListedEntry => ({
  id: '00000000-0000-4000-8000-000000000001',
  hotlistId: 'list',
  bulk: false,
  vrm: 'AB84KDX',
  make: 'Ford',
  model: 'Focus',
  colour: 'silver',
  action: 'STOP',
  warningSignals: [],
  reason: 'Wanted on warrant',
  category: 'wanted',
  grade: 'medium',
  forceId: 'durrow',
  live: true,
  withdrawn: false,
  listAgeDays: 0,
  ...change,
})

export const aMatch = (
  change: Partial<Omit<IncomingMatch, 'entry' | 'place'>> & {
    entry?: Partial<ListedEntry>
    place?: Parameters<typeof aSighting>[0]
  } = {},
): IncomingMatch => ({
  id: '00000000-0000-4000-8000-0000000000a1',
  kind: 'exact',
  posterior: 1,
  possible: false,
  matchedAt: '2026-11-22T21:00:00.010Z',
  nearestUnitEtaMin: 5,
  signals: [],
  clone: undefined,
  ...change,
  entry: anEntry(change.entry),
  place: aSighting(change.place),
})
