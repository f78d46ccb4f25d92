import { can, type Viewer } from '../access/viewer.ts'
import { appendAudit } from '../audit/store.ts'
import { done, type Result, refuse } from '../core/result.ts'
import type { CommandDeps } from '../db/command-deps.ts'
import { type FinishPractice, replayPractice } from './practice-run.ts'
import type { PracticeScore } from './practice-score.ts'
import { insertRun, readRecording } from './store.ts'

/** Ends a practice: what was done is played again here, and only what comes of that is kept as its score. */
export async function finishPractice(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  run: FinishPractice,
): Promise<Result<{ id: string; score: PracticeScore }>> {
  if (!can(viewer, 'training:own')) return refuse('forbidden', 'Your role does not practise')
  const at = clock()
  if (Date.parse(run.startedAt) > at.getTime())
    return refuse('invalid', 'That practice has not begun yet: nothing was kept')
  const score = replayPractice(await readRecording(run.scenario), viewer, run)
  const id = newId()
  await db.$transaction(async (tx) => {
    await insertRun(tx, { id, personId: viewer.id, run, score })
    await appendAudit(tx, {
      at,
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action: 'training.finished',
      objectType: 'training-run',
      objectId: id,
      detail: { scenario: run.scenario },
    })
  })
  return done({ id, score })
}
