import type { Alarm } from './alarm.ts'
import { type Actor, type Guard, guards, holds } from './guards.ts'
import { type Move, type MoveName, machineMoves, moves, reversible } from './moves.ts'
import type { AlarmState } from './states.ts'

export type MoveCheck = { allowed: true } | { allowed: false; why: 'state' | 'permission' | Guard; message: string }

/** May this person make this move on this alarm now? The same answer draws the buttons and guards the server. */
export function checkMove(name: MoveName, alarm: Alarm, actor: Actor): MoveCheck {
  const move: Move = moves[name]
  if (!actor.permissions.has(move.permission)) {
    return { allowed: false, why: 'permission', message: `Your role may not ${move.label.toLowerCase()}` }
  }
  if (!move.from.includes(alarm.state)) {
    return { allowed: false, why: 'state', message: `${move.label} is not possible while the alarm is ${alarm.state}` }
  }
  const broken = move.guards.find((guard) => !holds(guard, alarm, actor))
  return broken ? { allowed: false, why: broken, message: guards[broken] } : { allowed: true }
}

/** The state an alarm has after a move; that of an undoing is in the log. */
export const stateAfter = (name: MoveName, alarm: Alarm): AlarmState => {
  const { to } = moves[name] as Move
  if (to === 'before') return alarm.passOffer?.stateBefore ?? alarm.state
  return to === 'same' ? alarm.state : to
}

/** Every change of state that there is, by a person, by the machine or by an undoing; the database holds the same. */
export function transitions(): readonly (readonly [from: AlarmState, to: AlarmState])[] {
  const pairs = new Map<string, readonly [AlarmState, AlarmState]>()
  const add = (from: AlarmState, to: AlarmState) => {
    if (from !== to) pairs.set(`${from} ${to}`, [from, to])
  }
  for (const move of Object.values(moves) as Move[]) {
    // What answers or ends an offer goes back to where the offer was made from.
    const to = move.to === 'before' ? (move.event === 'undone' ? [] : moves.pass.from) : [move.to]
    for (const from of move.from) {
      for (const state of to) {
        if (state === 'same') continue
        add(from, state)
        if (reversible.has(move.event)) add(state, from)
      }
    }
  }
  for (const { from, to } of Object.values(machineMoves)) for (const state of from) add(state, to)
  return [...pairs.values()]
}
