import type { Viewer } from '../access/viewer.ts'
import type { PolicyContent } from '../alarms/policies/content.ts'
import { findContent, listVersions } from '../alarms/policies/queries.ts'
import { appendAudit } from '../audit/store.ts'
import { pool } from '../db/pool.ts'
import { database } from '../db/prisma.ts'
import { personOf } from './reader.ts'

/** A version by its number, the one in force without one; undefined when there is none of that number. */
export async function loadPolicy(
  asked: string | undefined,
  now: Date,
): Promise<{ version: number; content: PolicyContent } | undefined> {
  const inForce = (await listVersions(pool(), now)).find(({ standing }) => standing === 'in force')
  const version = asked ? Number(asked) : inForce?.version
  if (!version || !Number.isSafeInteger(version) || version > 1_000_000) return undefined
  const content = await findContent(database(), version)
  return content && { version, content }
}

/** Every copy that leaves the house is recorded, before it leaves. */
export const recordPolicyExport = (viewer: Viewer, version: number, format: string, at: Date): Promise<void> =>
  database().$transaction((tx) =>
    appendAudit(tx, {
      ...{ at, ...personOf(viewer), action: 'policy.exported', objectType: 'policy', objectId: String(version) },
      detail: { format },
    }),
  )
