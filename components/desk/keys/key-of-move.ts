import type { MoveName } from '#lib/alarms/moves.ts'
import type { KeyAct } from './key-map.ts'
import { keyActs } from './key-map.ts'
import { type OwnKeys, shownKey } from './own-keys.ts'

/** Moves that share the key of another: which of the two it is follows from the alarm's state. */
const shares: Partial<Record<MoveName, KeyAct>> = { explainMissed: 'acknowledge', unshelve: 'shelve' }

const isKeyAct = (name: string): name is KeyAct => name in keyActs

/** The key that makes this move for this person, as written on controls. */
export function keyOfMove(name: MoveName, mine: OwnKeys): string | undefined {
  const act = shares[name] ?? name
  return isKeyAct(act) ? (shownKey(act, mine) ?? undefined) : undefined
}
