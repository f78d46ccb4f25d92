import type { Road } from './road.ts'
import { moorsRoads } from './roads-moors.ts'
import { northSouthRoads } from './roads-north-south.ts'
import { tyneWearRoads } from './roads-tyne-wear.ts'
import { westernRoads } from './roads-west.ts'
import { westEastRoads } from './roads-west-east.ts'

export const roads: readonly Road[] = [
  ...northSouthRoads,
  ...westEastRoads,
  ...westernRoads,
  ...tyneWearRoads,
  ...moorsRoads,
]
