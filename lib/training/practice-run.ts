import { z } from 'zod'
import { Instant } from '../alarms/alarm.ts'
import * as Input from '../alarms/command-input.ts'
import { uuidFrom } from '../core/random.ts'
import type { ActName, Trainee } from './practice-acts.ts'
import { type PracticeScore, scorePractice } from './practice-score.ts'
import { createPracticeWorld, type PracticeWorld } from './practice-world.ts'
import { begunAt, type Recording, trainingScenarios } from './recording.ts'

const schemas: Record<ActName, z.ZodType> = {
  acknowledge: Input.Acknowledge,
  release: Input.Release,
  takeOver: Input.TakeOver,
  verify: Input.Verify,
  deploy: Input.Deploy,
  moveDeployment: Input.MoveDeployment,
  decline: Input.Decline,
  close: Input.Close,
  explainMissed: Input.ExplainMissed,
  pass: Input.Pass,
  acceptPass: Input.AcceptPass,
  refusePass: Input.RefusePass,
  withdrawPass: Input.WithdrawPass,
  shelve: Input.Shelve,
  unshelve: Input.Unshelve,
  regrade: Input.Regrade,
  merge: Input.Merge,
  unmerge: Input.Unmerge,
  undo: Input.Undo,
  note: Input.AddNote,
  reopen: Input.Reopen,
}

/** One act of a practice: what was asked for, so many milliseconds after the start. */
const PracticeAct = z.strictObject({
  atMs: z.int().min(0).max(3_600_000),
  name: z.enum(Object.keys(schemas) as [ActName, ...ActName[]]),
  input: z.record(z.string(), z.unknown()),
})
export type PracticeAct = z.infer<typeof PracticeAct>

/** A practice as the screen reports it: never its score, which the server works out itself. */
export const FinishPractice = z.strictObject({
  scenario: z.enum(trainingScenarios),
  startedAt: Instant,
  endedAfterMs: z.int().min(0).max(3_600_000),
  acts: z.array(PracticeAct).max(2_000),
})
export type FinishPractice = z.infer<typeof FinishPractice>

/** The world of one practice; ids follow from when it began, so that a replay meets the same ones. */
export function beginPractice(recording: Recording, who: Trainee, startMs: number): PracticeWorld {
  let made = 0
  return createPracticeWorld(begunAt(recording, startMs), who, () => uuidFrom(`practice/${startMs}/${++made}`))
}

/** Plays a practice again from what was done when, and scores what comes of it. An act that does not fit is refused. */
export function replayPractice(recording: Recording, who: Trainee, run: FinishPractice): PracticeScore {
  const startMs = Date.parse(run.startedAt)
  const world = beginPractice(recording, who, startMs)
  let refused = 0
  for (const { atMs, name, input } of run.acts.toSorted((a, b) => a.atMs - b.atMs)) {
    const parsed = schemas[name].safeParse(input)
    const answer = parsed.success ? world.act(name, parsed.data as never, startMs + atMs) : undefined
    if (!answer?.ok) refused++
  }
  const endMs = startMs + Math.min(run.endedAfterMs, recording.lengthMs)
  world.advance(endMs)
  return scorePractice({ recording, alarms: world.alarms.values(), log: world.log, refused, endMs })
}
