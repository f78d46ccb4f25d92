import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Prisma } from '#prisma/client/client.ts'
import type { FinishPractice } from './practice-run.ts'
import type { PracticeScore } from './practice-score.ts'
import { Recording, type TrainingScenario } from './recording.ts'

/** The recording of a scenario, from the files that screens play too. */
export const readRecording = async (scenario: TrainingScenario): Promise<Recording> =>
  Recording.parse(JSON.parse(await readFile(join(process.cwd(), 'public', 'training', `${scenario}.json`), 'utf8')))

/** Keeps a practice with its score and with what was done in it. */
export async function insertRun(
  tx: Prisma.TransactionClient,
  { id, personId, run, score }: { id: string; personId: string; run: FinishPractice; score: PracticeScore },
): Promise<void> {
  const startedAt = new Date(run.startedAt)
  await tx.trainingRun.create({
    data: {
      id,
      personId,
      scenario: run.scenario,
      startedAt,
      endedAt: new Date(startedAt.getTime() + run.endedAfterMs),
      score: score as Prisma.InputJsonValue,
      acts: run.acts as Prisma.InputJsonValue,
    },
  })
}
