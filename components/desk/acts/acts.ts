import type { LiveDesk } from '#components/live/live-desk.ts'
import { createStore, type Store } from '#components/live/store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmActions, AlarmAnswer } from '#lib/alarms/command-input.ts'

type ActName = keyof AlarmActions
type Input<N extends ActName> = Parameters<AlarmActions[N]>[0]
/** What an act says beyond which alarm and which revision of it. */
export type Said<N extends ActName> = Omit<Input<N>, 'alarmId' | 'revision'>

export interface ActState {
  /** Acts that wait for their answer, by alarm. */
  busy: ReadonlyMap<string, ActName>
  /** The last refusal of each alarm, until it is read away or something succeeds. */
  refused: ReadonlyMap<string, { message: string; stale: boolean; turn: number }>
}

export interface Acts {
  state: Store<ActState>
  /** Does the act on the alarm as the person saw it. True when the server did it. */
  run<N extends ActName>(name: N, seen: Pick<Alarm, 'id' | 'revision'>, said: Said<N>): Promise<boolean>
  forget(alarmId: string): void
}

const unanswered =
  'No answer came from the server, so the act may or may not be recorded. Look at the state above before trying again.'

/** The one place where screens act. Acts go by server action, so they work while the socket is down. */
export function createActs(actions: AlarmActions, desk: LiveDesk): Acts {
  const state = createStore<ActState>({ busy: new Map(), refused: new Map() })
  let turn = 0
  const note = (alarmId: string, change: { busy?: ActName; refused?: { message: string; stale: boolean } }) => {
    const busy = new Map(state.get().busy)
    const refused = new Map(state.get().refused)
    if (change.busy) busy.set(alarmId, change.busy)
    else busy.delete(alarmId)
    if (change.refused) refused.set(alarmId, { ...change.refused, turn: ++turn })
    else refused.delete(alarmId)
    state.set({ busy, refused })
  }
  return {
    state,
    async run(name, seen, said) {
      if (state.get().busy.has(seen.id)) return false
      note(seen.id, { busy: name })
      const act = actions[name] as (input: unknown) => Promise<AlarmAnswer>
      try {
        const answer = await act({ ...said, alarmId: seen.id, revision: seen.revision })
        if (answer.ok) {
          desk.merge(answer.value)
          note(seen.id, {})
          return true
        }
        note(seen.id, { refused: { message: answer.refusal.message, stale: answer.refusal.kind === 'stale' } })
      } catch {
        note(seen.id, { refused: { message: unanswered, stale: false } })
      }
      return false
    },
    forget(alarmId) {
      if (state.get().refused.has(alarmId)) note(alarmId, { busy: state.get().busy.get(alarmId) })
    },
  }
}
