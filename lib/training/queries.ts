import { z } from 'zod'
import { can, type Viewer } from '../access/viewer.ts'
import type { Database } from '../db/prisma.ts'
import { PracticeScore } from './practice-score.ts'
import { type TrainingScenario, trainingScenarios } from './recording.ts'

const SHOWN = 50
const Scenario = z.enum(trainingScenarios)

export interface RunRow {
  id: string
  personName: string
  scenario: TrainingScenario
  startedAt: Date
  endedAt: Date
  score: PracticeScore
}

/** Practices, the newest first: one's own, and everybody's for those who may see them. */
export async function listRuns(db: Database, viewer: Viewer): Promise<RunRow[]> {
  const runs = await db.trainingRun.findMany({
    where: can(viewer, 'training:read') ? {} : { personId: viewer.id },
    include: { person: { select: { name: true } } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
  return runs.flatMap(({ id, person, scenario, startedAt, endedAt, score }) => {
    const known = Scenario.safeParse(scenario)
    const parsed = PracticeScore.safeParse(score)
    if (!known.success || !parsed.success) return [] // of an older recording that nobody can practise any more
    return [{ id, personName: person.name, scenario: known.data, startedAt, endedAt, score: parsed.data }]
  })
}
