import type { Position } from '#lib/core/geo.ts'
import type { ForceId } from './forces.ts'
import type { JunctionId } from './roads/junctions.ts'
import { positionOf } from './roads/network.ts'

export type UnitKind = 'arv' | 'traffic' | 'response' | 'dog' | 'motorcycle'

export type WorldUnit = {
  id: string
  callSign: string
  kind: UnitKind
  crew: number
  forceId: ForceId
  base: JunctionId
  position: Position
}

type Row = [callSign: string, kind: UnitKind, crew: number, base: JunctionId]

const rows: readonly Row[] = [
  ['D11', 'response', 2, 'durham'],
  ['D14', 'traffic', 2, 'chester'],
  ['D15', 'response', 2, 'sunderland'],
  ['D17', 'response', 1, 'bishop-auckland'],
  ['D20', 'arv', 3, 'gateshead'],
  ['D22', 'arv', 2, 'bradbury'],
  ['D24', 'traffic', 2, 'tees-bridge'],
  ['D26', 'dog', 1, 'rushyford'],
  ['D28', 'response', 2, 'middlesbrough'],
  ['D29', 'motorcycle', 1, 'corbridge'],
  ['N01', 'arv', 2, 'dishforth'],
  ['N03', 'traffic', 2, 'leeming'],
  ['N07', 'traffic', 1, 'allerton'],
  ['N12', 'response', 2, 'scarborough'],
  ['N15', 'response', 2, 'whitby'],
  ['N18', 'response', 1, 'malton'],
  ['N24', 'dog', 1, 'thirsk'],
  ['N31', 'response', 2, 'northallerton'],
  ['E02', 'arv', 2, 'penrith'],
  ['E05', 'traffic', 2, 'tebay'],
  ['E07', 'response', 2, 'carlisle'],
  ['E09', 'response', 1, 'workington'],
  ['E12', 'response', 2, 'kendal'],
  ['E16', 'traffic', 1, 'golden'],
]

const forceOfLetter: Record<string, ForceId> = { D: 'durrow', N: 'north-moors', E: 'eden' }

export const worldUnits: readonly WorldUnit[] = rows.map(([callSign, kind, crew, base]) => ({
  id: `unit-${callSign.toLowerCase()}`,
  callSign,
  kind,
  crew,
  forceId: forceOfLetter[callSign.charAt(0)] ?? 'durrow',
  base,
  position: positionOf(base),
}))
