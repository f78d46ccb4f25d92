import { hash32 } from '#lib/core/random.ts'

/** Whether a vehicle's plates bear the blue national band. */
export function hasBand(mark: string): boolean {
  return hash32(`band/${mark}`) % 5 < 2
}
