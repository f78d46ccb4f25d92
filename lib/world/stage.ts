import type { Scenario } from './scenarios.ts'
import type { Pass } from './trip.ts'
import type { Vehicle } from './vehicles.ts'

/** What the parts of the world use to make things happen. Times are milliseconds of world time. */
export type Stage = {
  seed: number
  startMs: number
  scenario: Scenario
  at(atMs: number, act: (nowMs: number) => void): void
  pass(vehicle: Vehicle, pass: Pass, about: { listed: boolean; clearly?: boolean }): void
}
