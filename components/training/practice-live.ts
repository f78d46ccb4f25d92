import { createLiveDesk, type LiveDesk } from '#components/live/live-desk.ts'
import type { AlarmActions, AlarmAnswer } from '#lib/alarms/command-input.ts'
import type { ActInput, ActName, Trainee } from '#lib/training/practice-acts.ts'
import { beginPractice, type PracticeAct } from '#lib/training/practice-run.ts'
import type { PracticeWorld } from '#lib/training/practice-world.ts'
import type { Recording } from '#lib/training/recording.ts'

const tickMs = 250
const beatMs = 5_000

/** A practice that runs: a desk fed by a world of its own, and what was done on it so far. */
export interface Practice {
  desk: LiveDesk
  world: PracticeWorld
  actions: AlarmActions
  acts: readonly PracticeAct[]
  startMs: number
  /** Lets time pass until the end; `onTick` once a second, `onEnd` once. Returns the way to stop. */
  run(given: { onTick: () => void; onEnd: () => void }): () => void
}

/** `clock` is this machine's time in milliseconds: a practice needs no other. */
export function createPractice(recording: Recording, who: Trainee, clock: () => number): Practice {
  const startMs = clock()
  const world = beginPractice(recording, who, startMs)
  const acts: PracticeAct[] = []
  const desk = createLiveDesk(
    {
      snapshot: { seq: 0, alarms: [] },
      cleared: false,
      units: recording.units,
      serverNow: new Date(startMs).toISOString(),
      build: 'practice',
    },
    clock,
  )

  async function act<N extends ActName>(name: N, input: ActInput<N>): Promise<AlarmAnswer> {
    const nowMs = clock()
    acts.push({ atMs: nowMs - startMs, name, input: { ...input } })
    const answer = world.act(name, input, nowMs)
    if (!answer.ok) return answer
    desk.take(answer.value.events)
    return { ok: true, value: answer.value.alarm }
  }
  const names = [
    'acknowledge',
    'release',
    'takeOver',
    'verify',
    'deploy',
    'moveDeployment',
    'decline',
    'close',
  ] as const
  const more = ['explainMissed', 'pass', 'acceptPass', 'refusePass', 'withdrawPass', 'shelve', 'unshelve'] as const
  const rest = ['regrade', 'merge', 'unmerge', 'undo', 'note', 'reopen'] as const
  const actions = Object.fromEntries(
    [...names, ...more, ...rest].map((name) => [name, (input: ActInput<typeof name>) => act(name, input)]),
  ) as unknown as AlarmActions

  return {
    desk,
    world,
    actions,
    acts,
    startMs,
    run({ onTick, onEnd }) {
      let beatAt = Number.NEGATIVE_INFINITY
      let tickAt = 0
      let over = false
      const turn = () => {
        const nowMs = clock()
        if (over) return
        if (nowMs >= world.endsAtMs) {
          over = true
          return onEnd()
        }
        const down = world.linkIsDown(nowMs)
        desk.take(world.advance(nowMs))
        if (desk.link.get().connected === down) desk.setLink({ connected: !down })
        if (!down && nowMs - beatAt >= beatMs) {
          beatAt = nowMs
          desk.beat({ at: new Date(nowMs).toISOString(), build: 'practice' })
        }
        if (nowMs - tickAt >= 1000) {
          tickAt = nowMs
          desk.tick()
          onTick()
        }
      }
      turn()
      const timer = setInterval(turn, tickMs)
      return () => clearInterval(timer)
    },
  }
}
