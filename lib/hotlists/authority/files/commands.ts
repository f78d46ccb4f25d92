import type { z } from 'zod'
import { can, type Viewer } from '../../../access/viewer.ts'
import { appendAudit } from '../../../audit/store.ts'
import { done, type Result, refuse } from '../../../core/result.ts'
import type { CommandDeps } from '../../../db/command-deps.ts'
import type { AuthoriseFile, TrustSource } from '../../entries/command-input.ts'
import { whyNotDecide } from '../who-decides.ts'

const noList = refuse('not-found', 'There is no such list')

/** Authorises every High that a revision's file brought and that still waits, by one justification for all of them. */
export async function authoriseFile(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { hotlistId, revision, note }: z.output<typeof AuthoriseFile>,
): Promise<Result<{ authorised: number }>> {
  if (!can(viewer, 'hotlist:authorise')) return refuse('forbidden', 'Your role may not authorise entries')
  return db.$transaction(async (tx) => {
    const at = clock()
    const list = await tx.hotlist.findUnique({ where: { id: hotlistId } })
    if (!list || (list.covert && !can(viewer, 'hotlist:read-restricted'))) return noList
    const file = await tx.hotlistRevision.findFirst({
      where: { hotlistId, ...(list.covert ? { revision } : { openRevision: revision }) },
    })
    const open = { decision: null, revision: file?.revision ?? 0, entry: { hotlistId } }
    const asked = await tx.hotlistAuthorisation.findFirst({ where: open })
    if (!asked) return refuse('stale', 'Nothing of this revision waits for authorisation any more.')
    const why = whyNotDecide(viewer, asked, { createdById: null })
    if (why) return refuse('blocked', why)
    const { count } = await tx.hotlistAuthorisation.updateMany({
      where: open,
      data: { decision: 'granted', decidedAt: at, decidedById: viewer.id, decidedByName: viewer.name, note },
    })
    await appendAudit(tx, {
      at,
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action: 'hotlist.highs-authorised',
      objectType: 'hotlist',
      objectId: hotlistId,
      restricted: list.covert,
      reason: note,
      detail: { revision, authorised: count, requestedBy: asked.requestedById, late: asked.dueAt < at },
    })
    return done({ authorised: count })
  })
}

/** Writes down whether who sends a list authorises its Highs before it sends them; what waits already goes on waiting. */
export async function trustSource(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  { hotlistId, authorisedAtSource, reason }: z.output<typeof TrustSource>,
): Promise<Result<null>> {
  if (!can(viewer, 'hotlist:authorise')) return refuse('forbidden', 'Your role may not say who authorises')
  return db.$transaction(async (tx) => {
    const list = await tx.hotlist.findUnique({ where: { id: hotlistId } })
    if (!list || (list.covert && !can(viewer, 'hotlist:read-restricted'))) return noList
    await tx.hotlist.update({ where: { id: hotlistId }, data: { authorisedAtSource } })
    await appendAudit(tx, {
      at: clock(),
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action: 'hotlist.source-authority',
      objectType: 'hotlist',
      objectId: hotlistId,
      restricted: list.covert,
      reason,
      detail: { before: list.authorisedAtSource, after: authorisedAtSource },
    })
    return done(null)
  })
}
