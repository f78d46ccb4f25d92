import { processSlot } from '#lib/core/slot.ts'
import { createAllowances } from '../allowances.ts'

const held = () => processSlot('allowances', () => createAllowances())

/** Everybody has the whole of every allowance again, at the rates that are given or else the usual ones. */
export function allow(changed: Parameters<typeof createAllowances>[0] = {}): void {
  Object.assign(held(), createAllowances(changed))
}

/** As somebody does who has asked in a loop until now. */
export function useUp(name: keyof ReturnType<typeof held>, personId: string): void {
  while (held()[name].take(personId, performance.now()) === 0);
}
