import type { z } from 'zod'
import type { HotlistAuthorisation, HotlistEntry, Prisma } from '#prisma/client/client.ts'
import { can, type Viewer } from '../../access/viewer.ts'
import { appendAudit } from '../../audit/store.ts'
import { done, type Result, refuse } from '../../core/result.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import type { Transaction } from '../../db/prisma.ts'
import { coherenceOf, type Judged } from '../coherence.ts'
import type { DecideAuthorisation } from '../entries/command-input.ts'
import { findChangeable, stale } from '../entries/commands.ts'
import { changeEntry, isCovert } from '../entries/store.ts'
import { beforeFile, noteOverdueFiles } from './files/store.ts'
import { whyNotDecide } from './who-decides.ts'

const unknown = refuse('not-found', 'There is no such question, or it is not for you to see')

/**
 * Another person's yes or no. A yes makes the entry live as it was asked for; a no takes it off its list, or leaves it as
 * it was when only a change was asked for.
 */
export async function decideAuthorisation(
  deps: CommandDeps,
  viewer: Viewer,
  { authorisationId, grant, note }: z.output<typeof DecideAuthorisation>,
): Promise<Result<null>> {
  if (!can(viewer, 'hotlist:authorise')) return refuse('forbidden', 'Your role may not authorise entries')
  return deps.db.$transaction(async (tx) => {
    const at = deps.clock()
    const asked = await tx.hotlistAuthorisation.findUnique({ where: { id: authorisationId } })
    const entry = asked && (await findChangeable(tx, viewer, asked.entryId))
    if (!asked || !entry) return unknown
    if (asked.decision) return refuse('stale', `It was ${asked.decision} already. Nothing was changed.`)
    const why = whyNotDecide(viewer, asked, entry)
    if (why) return refuse('blocked', why)
    const { count } = await tx.hotlistAuthorisation.updateMany({
      where: { id: authorisationId, decision: null },
      data: {
        decision: grant ? 'granted' : 'refused',
        decidedAt: at,
        decidedById: viewer.id,
        decidedByName: viewer.name,
        note,
      },
    })
    if (count === 0) return stale
    const patch = grant ? granted(asked, entry, viewer, note, at) : await refused(tx, asked, entry, note, at)
    const change = {
      kind: grant ? 'authorised' : 'refused',
      viewer,
      at,
      reason: note,
      newId: deps.newId,
      detail: { authorisationId, grounds: asked.grounds, requestedBy: asked.requestedById, late: asked.dueAt < at },
    } as const
    return (await changeEntry(tx, entry, patch, change)) ? done(null) : stale
  })
}

type Patch = Prisma.HotlistEntryUncheckedUpdateManyInput

function granted(asked: HotlistAuthorisation, entry: HotlistEntry, viewer: Viewer, note: string, at: Date): Patch {
  const proposed = (asked.proposed ?? {}) as Patch
  const judged = { ...entry, ...(asked.proposed as object | null) } as unknown as Judged
  const clashes = coherenceOf(judged).filter(({ consequence }) => consequence === 'override')
  const override = {
    findings: clashes.map(({ rule, words }) => ({ rule, words })),
    reason: note,
    byId: viewer.id,
    byName: viewer.name,
    at: at.toISOString(),
  }
  return {
    ...proposed,
    status: 'live',
    ...(asked.grounds.includes('coherence') && { coherenceOverride: override }),
  }
}

/** A change that was asked for does not come; one made in an emergency is taken back; a new entry leaves its list. */
async function refused(
  tx: Transaction,
  asked: HotlistAuthorisation,
  entry: HotlistEntry,
  note: string,
  at: Date,
): Promise<Patch> {
  if (asked.proposed) return {}
  if (asked.revision !== null) {
    const before = await beforeFile(tx, entry, asked.revision)
    return before ?? { status: 'withdrawn', withdrawnAt: at, withdrawnReason: `Authorisation refused: ${note}` }
  }
  const edit = await tx.hotlistEntryChange.findFirst({
    where: { entryId: asked.entryId, kind: 'edited', at: asked.requestedAt },
  })
  if (edit?.before) {
    const { grade, category, action, warningSignals } = edit.before as unknown as Judged
    return { grade, category, action, warningSignals: [...warningSignals] }
  }
  return { status: 'withdrawn', withdrawnAt: at, withdrawnReason: `Authorisation refused: ${note}` }
}

/**
 * Writes down every authorisation that was owed by now and has not come, once. Run every second; what it raises is in
 * the queue and above every page of those who may decide.
 */
export async function noteOverdue({ db, clock }: Pick<CommandDeps, 'db' | 'clock'>): Promise<number> {
  const at = clock()
  const open = { decision: null, overdueToldAt: null, dueAt: { lte: at } }
  if ((await db.hotlistAuthorisation.count({ where: open })) === 0) return 0
  return db.$transaction(async (tx) => {
    const late = await tx.hotlistAuthorisation.findMany({
      where: { ...open, revision: null },
      include: { entry: true },
    })
    for (const one of late) await noteOne(tx, one, at)
    return late.length + (await noteOverdueFiles(tx, at))
  })
}

async function noteOne(tx: Transaction, one: HotlistAuthorisation & { entry: HotlistEntry }, at: Date): Promise<void> {
  const { count } = await tx.hotlistAuthorisation.updateMany({
    where: { id: one.id, decision: null, overdueToldAt: null },
    data: { overdueToldAt: at },
  })
  if (count === 0) return
  await appendAudit(tx, {
    at,
    actorId: null,
    actorRole: null,
    forceId: one.entry.forceId,
    action: 'hotlist-entry.authorisation-overdue',
    objectType: 'hotlist-entry',
    objectId: one.entryId,
    restricted: isCovert(one.entry),
    detail: { authorisationId: one.id, requestedBy: one.requestedById, dueAt: one.dueAt, emergency: one.emergency },
  })
}
