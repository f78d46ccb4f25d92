import type { Category, Grade } from './entry.ts'
import type { EntryReason } from './entry-reasons.ts'
import type { ForceId } from './forces.ts'
import type { JunctionId } from './roads/junctions.ts'
import type { Colour, Vehicle } from './vehicles.ts'
import { bodyOf } from './vehicles.ts'

/** A round that a vehicle drives again and again: the first lap passes its first camera at `firstMs`, the next `restMs` after each end. */
export type Round = { stops: readonly JunctionId[]; firstMs: number; restMs: number; pace: number; colour?: Colour }

/** A listed vehicle with a story. Two rounds at once are two vehicles that bear one mark. */
export type CastMember = {
  role: string
  vehicle: Vehicle
  forceId: ForceId
  category: Category
  grade: Grade
  entry?: EntryReason
  status?: 'withdrawn'
  /** Minutes after the world's start when the entry must leave its list. */
  weedAfterMin?: number
  rounds: readonly Round[]
}

const MINUTE = 60_000

/**
 * Stories of the demo world. First laps are timed so that somebody who has just opened the desk sees a Low within
 * seconds, then a Medium, then a High (`firstMs` is when the first camera is passed).
 */
export const cast: readonly CastMember[] = [
  {
    role: 'drinker whose entry is weeded while he drives',
    vehicle: vehicle('KT95ABD', 'Volvo', 'V60', 'grey'),
    forceId: 'durrow',
    category: 'drink-drive',
    grade: 'low',
    weedAfterMin: 20,
    rounds: [
      round(0.1, 6, 1, [
        'bowes',
        'scotch-corner',
        'blackwell',
        'darlington-south',
        'tees-bridge',
        'darlington-south',
        'bowes',
      ]),
    ],
  },
  {
    role: 'thief crossing two forces',
    vehicle: vehicle('YK86RTB', 'Volkswagen', 'Golf', 'blue'),
    forceId: 'north-moors',
    category: 'burglary-series',
    grade: 'medium',
    rounds: [
      round(0.25, 24, 1.15, [
        'hartlepool',
        'wolviston',
        'tees-bridge',
        'darlington-south',
        'scotch-corner',
        'leeming',
        'dishforth',
        'thirsk',
        'tontine',
        'tees-bridge',
        'wolviston',
        'hartlepool',
      ]),
    ],
  },
  {
    role: 'kidnapper heading north',
    vehicle: vehicle('AB84KDX', 'Ford', 'Focus', 'silver'),
    forceId: 'durrow',
    category: 'kidnap',
    grade: 'high',
    rounds: [
      round(0.75, 70, 1.1, [
        'northallerton',
        'leeming',
        'scotch-corner',
        'bowburn',
        'birtley',
        'denton',
        'hexham',
        'castleside',
        'burtree',
        'leeming',
        'northallerton',
      ]),
    ],
  },
  {
    role: 'missing person circling',
    vehicle: vehicle('DL34FGH', 'Ford', 'Fiesta', 'green'),
    forceId: 'north-moors',
    category: 'missing-vulnerable',
    grade: 'high',
    entry: {
      reason: 'Missing: suicidal risk',
      information: 'High-risk missing adult, note left; known to drive the cliff roads. Stop and stay with the driver.',
      instructions: 'Approach calmly, one officer. Coastguard told.',
      signals: ['SU', 'AT'],
    },
    rounds: [round(4, 4, 1, ['whitby', 'guisborough', 'ormesby', 'lackenby', 'loftus', 'whitby'])],
  },
  {
    role: 'cloned mark in two places at once',
    vehicle: vehicle('EJ93LMN', 'Vauxhall', 'Astra', 'black'),
    forceId: 'eden',
    category: 'cloned-mark',
    grade: 'low',
    entry: {
      reason: 'Cloned mark, fuel theft',
      information: 'A second vehicle uses this mark. The true one is a black Astra kept at Penrith.',
    },
    rounds: [
      round(1.4, 16, 1, ['kendal', 'killington', 'penrith', 'carlisle', 'penrith', 'killington', 'kendal']),
      {
        ...round(2.3, 18, 1.05, [
          'sunderland',
          'doxford',
          'wolviston',
          'tees-bridge',
          'tontine',
          'tees-bridge',
          'doxford',
          'sunderland',
        ]),
        colour: 'white',
      },
    ],
  },
  {
    role: 'withdrawn entry, still driving',
    vehicle: vehicle('FP42NNE', 'Mercedes', 'Sprinter', 'white'),
    forceId: 'durrow',
    category: 'stolen',
    grade: 'medium',
    entry: {
      reason: 'Stolen: hire van not returned',
      information: 'Recovered and returned to the hirer; entry withdrawn.',
    },
    status: 'withdrawn',
    rounds: [round(3, 12, 0.95, ['darlington', 'aycliffe', 'durham', 'angel', 'durham', 'aycliffe', 'darlington'])],
  },
  {
    role: 'wanted driver on the A68',
    vehicle: vehicle('DU39WVB', 'Ford', 'Transit', 'white'),
    forceId: 'durrow',
    category: 'wanted-violence',
    grade: 'medium',
    rounds: [
      round(6, 35, 1, [
        'west-auckland',
        'castleside',
        'corbridge',
        'denton',
        'birtley',
        'bowburn',
        'burtree',
        'west-auckland',
      ]),
    ],
  },
  {
    role: 'threat to life, from the west',
    vehicle: vehicle('BN81HCA', 'Range Rover', 'Sport', 'black'),
    forceId: 'eden',
    category: 'threat-to-life',
    grade: 'high',
    rounds: [
      round(38, 95, 1.1, [
        'carlisle',
        'penrith',
        'brough',
        'scotch-corner',
        'leeming',
        'thirsk',
        'tontine',
        'scotch-corner',
        'penrith',
        'carlisle',
      ]),
    ],
  },
]

function round(firstMin: number, restMin: number, pace: number, stops: readonly JunctionId[]): Round {
  return { stops, firstMs: firstMin * MINUTE, restMs: restMin * MINUTE, pace }
}

function vehicle(vrm: string, make: string, model: string, colour: Colour): Vehicle {
  return { vrm, make, model, colour, body: bodyOf(make, model) }
}
