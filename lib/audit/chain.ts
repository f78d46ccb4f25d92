import { createHash } from 'node:crypto'
import type { AuditEntry } from './entry.ts'

/** What the first entry links to. */
export const chainStart: Uint8Array = new Uint8Array(32)

/** SHA-256 over the entry's fields and the hash before it, so that no entry can change or vanish from the middle unseen. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>): Uint8Array<ArrayBuffer> {
  const { seq, at, actorId, actorRole, forceId, action, objectType, objectId, reason, detail, restricted, prevHash } =
    entry
  const text = canonicalJson({
    seq: String(seq),
    at: at.toISOString(),
    actorId,
    actorRole,
    forceId,
    action,
    objectType,
    objectId,
    reason,
    detail,
    ...(restricted && { restricted }), // said only where true: entries older than the word keep their hash
    prevHash: Buffer.from(prevHash).toString('hex'),
  })
  return new Uint8Array(createHash('sha256').update(text).digest())
}

export type ChainState =
  | { ok: true; count: number; lastHash: Uint8Array }
  | { ok: false; count: number; brokenAt: bigint; cause: 'content' | 'link' }

/** Goes on from `before` over the next entries in order of `seq`; feed it page by page. */
export function verifyChain(
  entries: readonly AuditEntry[],
  before: ChainState = { ok: true, count: 0, lastHash: chainStart },
): ChainState {
  if (!before.ok) return before
  let { count, lastHash } = before
  for (const entry of entries) {
    if (!sameBytes(entry.prevHash, lastHash)) return { ok: false, count, brokenAt: entry.seq, cause: 'link' }
    if (!sameBytes(entry.hash, hashEntry(entry))) return { ok: false, count, brokenAt: entry.seq, cause: 'content' }
    count += 1
    lastHash = entry.hash
  }
  return { ok: true, count, lastHash }
}

/** JSON with sorted keys: jsonb keeps values but not the order in which they came. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
