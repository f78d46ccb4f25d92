import { beforeEach } from 'vitest'
import type { Alarm } from '../../alarm.ts'
import { aNightOfListings } from './listings.ts'

/** What a look says when nothing is to be said. */
export const nothing = { changed: 0, restored: 0, withdrawn: 0 }

/** A night in which each test begins with one vehicle, the newest, wanted as a Medium; `its` is about that. */
export async function aNightOfOne() {
  const night = await aNightOfListings()
  const its = { n: 0, alarm: undefined as unknown as Alarm }
  beforeEach(async () => {
    its.alarm = await night.fresh()
    its.n = night.newest()
    night.later(1)
  })
  return {
    ...night,
    its,
    again: () => night.open(its.alarm.vrm),
    /** What each of its lines says was changed. */
    facts: async () => (await night.linesOf(its.alarm)).map(({ data }) => data.changed),
  }
}
