import type { LonLat } from '#lib/core/geo.ts'
import type { JunctionId } from './junctions.ts'

export type Heading = 'northbound' | 'southbound' | 'eastbound' | 'westbound'

/** A road as junctions and bends from its south or west end; `along` is the direction of travel in that order. */
export type Road = {
  id: string
  shield: string
  rank: 'motorway' | 'trunk' | 'primary'
  along: 'northbound' | 'eastbound'
  line: readonly (JunctionId | Readonly<LonLat>)[]
}

const opposites = {
  northbound: 'southbound',
  southbound: 'northbound',
  eastbound: 'westbound',
  westbound: 'eastbound',
} as const satisfies Record<Heading, Heading>

export function oppositeOf(heading: Heading): Heading {
  return opposites[heading]
}
