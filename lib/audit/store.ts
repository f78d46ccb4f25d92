import type { Prisma } from '#prisma/client/client.ts'
import { lockAudit } from '../db/locks.ts'
import type { Transaction } from '../db/prisma.ts'
import { chainStart, hashEntry } from './chain.ts'
import type { AuditInput } from './entry.ts'
import { storable, storableText } from './storable.ts'

/**
 * Writes one entry within the caller's transaction, so that a change and its record stand or fall together. Writers
 * wait for each other from here until they commit: call it last.
 */
export async function appendAudit(tx: Transaction, input: AuditInput): Promise<void> {
  await lockAudit(tx)
  const [next] = await tx.$queryRaw<[{ seq: bigint; prev: Uint8Array<ArrayBuffer> | null }]>`
    SELECT nextval('audit_entry_seq') AS seq, (SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1) AS prev`
  const entry = {
    seq: next.seq,
    at: input.at,
    actorId: input.actorId,
    actorRole: input.actorRole,
    forceId: input.forceId,
    action: input.action,
    objectType: input.objectType,
    objectId: input.objectId,
    reason: input.reason ? storableText(input.reason) : null,
    detail: storable(input.detail ?? {}) as Prisma.InputJsonObject,
    restricted: input.restricted ?? false,
    prevHash: new Uint8Array(next.prev ?? chainStart),
  }
  await tx.auditEntry.create({ data: { ...entry, hash: hashEntry(entry) } })
}
