import type { ForceId } from './forces.ts'

export type WorldList = {
  id: string
  name: string
  source: string
  owner: string
  contact: string
  forceId: ForceId
  expectedRefreshHours: number
  /** Bulk lists feed a searchable record only: no single match asks for a response. */
  feedOnly: boolean
}

/** Telephone numbers are from 01632 960000–960999, the range that is never allotted to anybody. */
export const worldLists: readonly WorldList[] = [
  {
    id: 'pnc-act',
    name: 'Police interest (ACT)',
    source: 'PNC ACT file',
    owner: 'Durrow PNC bureau',
    contact: '01632 960110',
    forceId: 'durrow',
    expectedRefreshHours: 1,
    feedOnly: false,
  },
  {
    id: 'missing-persons',
    name: 'Missing persons',
    source: 'Missing person case system',
    owner: 'North Moors missing persons unit',
    contact: '01632 960240',
    forceId: 'north-moors',
    expectedRefreshHours: 4,
    feedOnly: false,
  },
  {
    id: 'stolen-vehicles',
    name: 'Stolen vehicles and plates',
    source: 'PNC LOST/STOLEN extract',
    owner: 'Durrow PNC bureau',
    contact: '01632 960112',
    forceId: 'durrow',
    expectedRefreshHours: 24,
    feedOnly: false,
  },
  {
    id: 'durrow-intelligence',
    name: 'Durrow intelligence',
    source: 'Force intelligence system',
    owner: 'Durrow force intelligence bureau',
    contact: '01632 960125',
    forceId: 'durrow',
    expectedRefreshHours: 24,
    feedOnly: false,
  },
  {
    id: 'north-moors-intelligence',
    name: 'North Moors intelligence',
    source: 'Force intelligence system',
    owner: 'North Moors intelligence desk',
    contact: '01632 960225',
    forceId: 'north-moors',
    expectedRefreshHours: 24,
    feedOnly: false,
  },
  {
    id: 'eden-intelligence',
    name: 'Eden intelligence',
    source: 'Force intelligence system',
    owner: 'Eden intelligence unit',
    contact: '01632 960325',
    forceId: 'eden',
    expectedRefreshHours: 48,
    feedOnly: false,
  },
  {
    id: 'regional-covert',
    name: 'Regional covert',
    source: 'Regional organised crime unit',
    owner: 'Regional dedicated source desk',
    contact: '01632 960190',
    forceId: 'durrow',
    expectedRefreshHours: 72,
    feedOnly: false,
  },
  {
    id: 'no-insurance',
    name: 'No insurance',
    source: 'Motor insurance extract',
    owner: 'Northern roads policing analysis',
    contact: '01632 960270',
    forceId: 'north-moors',
    expectedRefreshHours: 168,
    feedOnly: true,
  },
]

export function contactOf(forceId: ForceId, topic: string): string {
  const numbers = { durrow: '960101', 'north-moors': '960201', eden: '960301' } as const
  return `${topic}, 01632 ${numbers[forceId]}`
}
