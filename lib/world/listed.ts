import { createRandom, type Random } from '#lib/core/random.ts'
import { cast } from './cast.ts'
import { chapman } from './chapman.ts'
import { entryPlan, reasonsByCategory } from './entry-reasons.ts'
import type { ForceId } from './forces.ts'
import type { ListedVehicle } from './listed-vehicle.ts'
import { isNeverReal, markAt } from './marks.ts'
import { makeVehicle } from './vehicles.ts'

/** Marks of the pool begin here, far above those of unlisted traffic. */
const FIRST_LISTED_MARK = 20_000_000

const shareOfForce = { durrow: 5, 'north-moors': 3, eden: 2 } as const
const forces = Object.keys(shareOfForce) as ForceId[]

/** All listed vehicles of the world with this seed: the cast, the Chapman car, and the pool. */
export function listedVehicles(seed: number): ListedVehicle[] {
  const random = createRandom(`${seed}/listed`)
  const fromCast = cast.map(
    (member): ListedVehicle => ({
      vehicle: member.vehicle,
      category: member.category,
      grade: member.grade,
      forceId: member.forceId,
      text: member.entry ?? random.pick(reasonsByCategory[member.category]),
      status: member.status ?? 'live',
      weedAfterMin: member.weedAfterMin,
      rounds: member.rounds,
    }),
  )
  const taken = new Set([chapman.vehicle.vrm, ...cast.map((member) => member.vehicle.vrm)])
  const marks = freshMarks(FIRST_LISTED_MARK + (Math.abs(seed) % 1000) * 1000, taken)
  return [...fromCast, chapman, ...pool(random, marks)]
}

function pool(random: Random, marks: Generator<string, never>): ListedVehicle[] {
  return entryPlan.flatMap(([category, grade, count]) =>
    Array.from(
      { length: count },
      (): ListedVehicle => ({
        vehicle: makeVehicle(marks.next().value, random),
        category,
        grade,
        forceId: random.weighted(forces, (force) => shareOfForce[force]),
        text: random.pick(reasonsByCategory[category]),
        status: 'live',
        rounds: null,
      }),
    ),
  )
}

function* freshMarks(from: number, taken: ReadonlySet<string>): Generator<string, never> {
  for (let n = from; ; n++) {
    const mark = markAt(n)
    if (!taken.has(mark) && isNeverReal(mark)) yield mark
  }
}
