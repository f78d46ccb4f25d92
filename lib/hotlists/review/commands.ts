import type { z } from 'zod'
import { can, type Viewer } from '../../access/viewer.ts'
import { done, type Result, refuse } from '../../core/result.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import { isPattern } from '../../reads/mark/normalise.ts'
import type { ReviewEntry } from '../entries/command-input.ts'
import { findChangeable, stale, unknown } from '../entries/commands.ts'
import { DAY_MS } from '../entries/entry-policy.ts'
import { entryRulesAt } from '../entries/queries.ts'
import { changeEntry } from '../entries/store.ts'

const kinds = { 'still-wanted': 'reviewed', extend: 'extended', confirm: 'confirmed' } as const

/** Says that an entry is still wanted, until when, or that its report was confirmed; each sets its next review. */
export async function reviewEntry(
  deps: CommandDeps,
  viewer: Viewer,
  { entryId, version, act, weedAt, note }: z.output<typeof ReviewEntry>,
): Promise<Result<null>> {
  if (!can(viewer, 'hotlist:edit')) return refuse('forbidden', 'Your role may not review entries')
  return deps.db.$transaction(async (tx) => {
    const at = deps.clock()
    const entry = await findChangeable(tx, viewer, entryId)
    if (!entry) return unknown
    if (entry.version !== version) return stale
    const { policy, categories } = await entryRulesAt(tx, at)
    const reviewDays = categories.find(({ code }) => code === entry.category)?.defaults.reviewDays ?? policy.reviewDays
    const reviewed = { reviewedAt: at, reviewAt: new Date(at.getTime() + reviewDays * DAY_MS) }
    if (act === 'confirm' && !entry.confirmBy) return refuse('blocked', 'There is nothing to confirm on this entry')
    if (act === 'still-wanted' && entry.weedAt && entry.weedAt <= at) {
      return refuse('blocked', 'Its weed date has passed: extend it, or let it go')
    }
    let until = {}
    if (act === 'extend') {
      const wrong = refuseWeedAt(
        weedAt,
        entry,
        isPattern(entry.vrm) ? policy.partialLifeDays : policy.longestLifeDays,
        at,
      )
      if (wrong) return refuse('invalid', wrong)
      until = { weedAt: new Date(weedAt as string) }
    }
    const patch = { ...reviewed, ...until, ...(act === 'confirm' && { confirmBy: null }) }
    const change = { kind: kinds[act], viewer, at, reason: note, newId: deps.newId }
    return (await changeEntry(tx, entry, patch, change)) ? done(null) : stale
  })
}

function refuseWeedAt(
  weedAt: string | undefined,
  { confirmBy }: { confirmBy: Date | null },
  longestDays: number,
  at: Date,
): string | undefined {
  if (!weedAt) return 'Say until when it stands'
  const until = Date.parse(weedAt)
  if (until <= at.getTime()) return 'The weed date has passed: choose a later one'
  if (until - at.getTime() > longestDays * DAY_MS) return `It may stand for ${longestDays} days at a time (policy)`
  if (confirmBy && until > confirmBy.getTime()) return 'The report is not confirmed: confirm it first'
  return undefined
}
