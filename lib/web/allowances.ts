import { type Allowance, createAllowance, type Rate } from '../core/allowance.ts'
import { processSlot } from '../core/slot.ts'
import { webLog } from './web-log.ts'

/**
 * What one person may ask of this process, over all their windows and sockets together. A desk with a dozen windows that
 * all poll stays far below each; a loop does not.
 */
export const rates = {
  /** Anything a screen looks up: J held down asks what is related some thirty times a second. */
  look: { burst: 1_000, perSec: 50 },
  /** Pictures: a card has two for each of its sightings. */
  picture: { burst: 2_000, perSec: 100 },
  /** Lines of the log for a screen without a socket: each window asks every four seconds. */
  poll: { burst: 300, perSec: 20 },
  /** Whole boards, asked for or compared, by HTTP and by sockets. */
  board: { burst: 300, perSec: 5 },
  /** What is searched for while somebody types. */
  search: { burst: 200, perSec: 10 },
  /** Reports, lists and feeds as files. */
  file: { burst: 60, perSec: 1 },
  /** Sockets that are opened. */
  socket: { burst: 300, perSec: 10 },
} as const satisfies Record<string, Rate>
export type AllowanceName = keyof typeof rates

type Allowances = Record<AllowanceName | 'told', Allowance>

export const createAllowances = (changed: Partial<Record<AllowanceName, Rate>> = {}): Allowances => {
  // Who is refused is told to the log once a minute.
  const all = { ...rates, ...changed, told: { burst: 1, perSec: 1 / 60 } }
  return Object.fromEntries(Object.entries(all).map(([name, rate]) => [name, createAllowance(rate)])) as Allowances
}

/** Takes one for the person: 0, or after how many milliseconds there is one. */
export function takeAllowance(name: AllowanceName, personId: string): number {
  const allowances = processSlot('allowances', () => createAllowances())
  const nowMs = performance.now()
  const waitMs = allowances[name].take(personId, nowMs)
  if (waitMs > 0 && allowances.told.take(`${name} ${personId}`, nowMs) === 0)
    webLog().warn({ person: personId, of: name }, 'somebody asks too often and is made to wait')
  return waitMs
}
