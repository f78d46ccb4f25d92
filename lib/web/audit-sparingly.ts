import type { AuditInput } from '../audit/entry.ts'
import { appendAudit } from '../audit/store.ts'
import { processSlot } from '../core/slot.ts'
import { database } from '../db/prisma.ts'

const KEPT_MS = 10 * 60_000
const KEYS = 5_000

/**
 * Records that something was looked at, once in ten minutes for the same `key`: a page that refreshes itself and a
 * program that polls read the same thing again and again.
 */
export async function auditSparingly(key: string, input: AuditInput): Promise<void> {
  const seen = processSlot('audited', () => new Map<string, number>())
  const at = input.at.getTime()
  if (at - (seen.get(key) ?? Number.NEGATIVE_INFINITY) < KEPT_MS) return
  if (seen.size >= KEYS) seen.clear()
  await database().$transaction((tx) => appendAudit(tx, input))
  seen.set(key, at)
}
