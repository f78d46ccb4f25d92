import { can, type Viewer } from '../access/viewer.ts'
import { done, type Result, refuse } from '../core/result.ts'
import type { CommandDeps } from '../db/command-deps.ts'
import { type AuditFilter, listAudit } from './queries.ts'
import { appendAudit } from './store.ts'

type Page = Awaited<ReturnType<typeof listAudit>>

/** The only way in which people read the audit: that they do is recorded before anything is shown. */
export async function readAudit(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  filter: AuditFilter,
): Promise<Result<Page>> {
  if (!can(viewer, 'audit:read')) return refuse('forbidden', 'Your role may not read the audit')
  const { before, ...asked } = filter
  await db.$transaction((tx) =>
    appendAudit(tx, {
      at: clock(),
      actorId: viewer.id,
      actorRole: viewer.role,
      forceId: viewer.forceId,
      action: 'audit.read',
      objectType: 'audit',
      objectId: null,
      detail: { ...asked, before: before?.toString() },
    }),
  )
  return done(await listAudit(db, viewer, filter))
}
