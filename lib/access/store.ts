import type { Database, Transaction } from '../db/prisma.ts'
import { accessPolicy, MINUTE_MS } from './policy.ts'
import { idleSince } from './session.ts'

/** What a sign-in may go on with; the person is named whenever the address is known, for the audit. */
export interface Attempt {
  state: 'open' | 'unknown' | 'disabled' | 'locked'
  person: { id: string; name: string; role: string; forceId: string | null } | null
  failures: number
}

/**
 * Counts an attempt before the password is looked at, so that a hundred at once cannot all be tried: the one that
 * reaches the limit locks the account, and only a right password (`forgiveAttempts`) clears it again.
 */
export async function openAttempt(db: Database, email: string, at: Date): Promise<Attempt> {
  const lockedUntil = new Date(at.getTime() + accessPolicy.lockMin * MINUTE_MS)
  const [counted] = await db.$queryRaw<
    { id: string; name: string; role: string; force_id: string | null; failed: number }[]
  >`
    UPDATE person SET
      failed_sign_ins = CASE WHEN locked_until IS NULL THEN failed_sign_ins + 1 ELSE 1 END,
      locked_until = CASE WHEN locked_until IS NULL AND failed_sign_ins + 1 >= ${accessPolicy.failuresBeforeLock}
        THEN ${lockedUntil}::timestamptz END,
      updated_at = ${at}
    WHERE email = ${email} AND NOT disabled AND (locked_until IS NULL OR locked_until <= ${at})
    RETURNING id, name, role, force_id, failed_sign_ins AS failed`
  if (counted) {
    const { id, name, role, force_id: forceId, failed } = counted
    return { state: 'open', person: { id, name, role, forceId }, failures: failed }
  }
  const person = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, role: true, forceId: true, disabled: true, failedSignIns: true },
  })
  if (!person) return { state: 'unknown', person: null, failures: 0 }
  return { state: person.disabled ? 'disabled' : 'locked', person, failures: person.failedSignIns }
}

export async function forgiveAttempts(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx.user.update({ where: { id: personId }, data: { failedSignIns: 0, lockedUntil: null, updatedAt: at } })
}

/** Notes activity, at most once in `touchSec` a session whoever calls. */
export async function touchSession(db: Database, sessionId: string, at: Date): Promise<void> {
  const before = new Date(at.getTime() - accessPolicy.touchSec * 1000)
  await db.session.updateMany({ where: { id: sessionId, updatedAt: { lte: before } }, data: { updatedAt: at } })
}

export async function forgetEndedSessions(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx.session.deleteMany({
    where: { userId: personId, OR: [{ expiresAt: { lte: at } }, { updatedAt: { lte: idleSince(at) } }] },
  })
}

export interface ApiClient {
  id: string
  name: string
  scopes: string[]
  lastUsedAt: Date | null
}

export async function findApiClient(db: Database, tokenHash: Uint8Array<ArrayBuffer>): Promise<ApiClient | undefined> {
  const token = await db.apiToken.findUnique({ where: { tokenHash } })
  return token && !token.disabled ? token : undefined
}

export async function touchApiClient(db: Database, id: string, at: Date): Promise<void> {
  await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } })
}
