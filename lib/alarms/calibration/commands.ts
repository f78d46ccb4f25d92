import type { z } from 'zod'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { done, type Result, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { tryLockCalibration } from '#lib/db/locks.ts'
import { defaultCalibration, SourceCalibration } from '#lib/matching/probability/calibration.ts'
import { differs, learnCalibration } from '#lib/matching/probability/learn-calibration.ts'
import { rightShares } from '#lib/matching/probability/right-share.ts'
import type { ResetCalibration } from './command-input.ts'
import { findSourceVerdicts, type HeldSource, holdSources } from './queries.ts'
import { onMatch } from './source-verdict.ts'
import { saveCalibration } from './store.ts'

type Deps = Pick<CommandDeps, 'db' | 'clock'>

/**
 * Learns what each source's confidence is worth from what operators said of its matches; the matcher hears of it by
 * NOTIFY. Answers the sources that changed. A second process that asks at the same time changes nothing; a source whose
 * calibration a person set is left alone.
 */
export async function learnCalibrations({ db, clock }: Deps): Promise<string[]> {
  const at = clock()
  return db.$transaction(
    async (tx) => {
      if (!(await tryLockCalibration(tx))) return []
      const sources = await holdSources(tx)
      const verdictsOf = await findSourceVerdicts(tx, at)
      const rightShare = rightShares()
      const changed: string[] = []
      for (const source of sources) {
        const verdicts = verdictsOf.get(source.id) ?? []
        const learnt = isLearnable(source)
          ? learnCalibration(verdicts.map((verdict) => onMatch(verdict, rightShare)))
          : undefined
        if (!learnt || !differs(learnt, standing(source))) continue
        await saveCalibration(tx, source.id, { calibration: learnt, verdicts: verdicts.length, at })
        await appendAudit(tx, {
          at,
          actorId: null,
          actorRole: null,
          forceId: null,
          action: 'calibration.learnt',
          objectType: 'ingest-source',
          objectId: source.id,
          detail: { verdicts: verdicts.length, from: verdicts.at(-1)?.at.toISOString(), calibration: learnt },
        })
        changed.push(source.id)
      }
      return changed
    },
    { maxWait: 10_000, timeout: 60_000 },
  )
}

const isLearnable = ({ calibration, calibratedAt }: HeldSource): boolean =>
  calibration === null || calibratedAt !== null

const standing = ({ calibration }: HeldSource): SourceCalibration =>
  SourceCalibration.safeParse(calibration).data ?? defaultCalibration

/** Goes back to the usual calibration of a source; what was said of its matches until now counts no longer. */
export async function resetCalibration(
  { db, clock }: Deps,
  viewer: Viewer,
  { sourceId, reason }: z.output<typeof ResetCalibration>,
): Promise<Result<{ at: Date }>> {
  if (!can(viewer, 'calibration:reset')) return refuse('forbidden', 'Your role may not change what a source is worth')
  return db.$transaction(async (tx) => {
    const source = (await holdSources(tx)).find(({ id }) => id === sourceId)
    if (!source) return refuse('not-found', 'There is no such source')
    if (source.calibration === null) return refuse('stale', 'It is the usual already. Nothing was changed.')
    const at = clock()
    await saveCalibration(tx, sourceId, { calibration: null, verdicts: 0, at })
    await appendAudit(tx, {
      at,
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action: 'calibration.reset',
      objectType: 'ingest-source',
      objectId: sourceId,
      reason,
      detail: { was: source.calibration },
    })
    return done({ at })
  })
}
