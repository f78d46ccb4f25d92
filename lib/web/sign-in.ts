import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { passwordLength } from '../access/password.ts'
import { accessPolicy } from '../access/policy.ts'
import { auth } from '../access/queries.ts'
import { type Attempt, forgetEndedSessions, forgiveAttempts, openAttempt } from '../access/store.ts'
import { appendAudit } from '../audit/store.ts'
import { Email } from '../core/email.ts'
import { database, type Transaction } from '../db/prisma.ts'

export const Credentials = z.object({
  email: Email,
  password: z.string().min(1).max(passwordLength.most),
})

/** One answer for every failure: who asks learns nothing about which accounts exist, are locked or disabled. */
export const signInRefusal =
  `Email or password is wrong, or the account is locked: after ${accessPolicy.failuresBeforeLock} failures it opens ` +
  `again after ${accessPolicy.lockMin} minutes. An administrator can tell.`

/** The session's cookies to set, or null when the person does not get in. Every outcome is audited. */
export async function signIn(
  { email, password }: z.output<typeof Credentials>,
  headers: Headers,
  at: Date,
): Promise<string[] | null> {
  const db = database()
  const attempt = await openAttempt(db, email, at)
  const cookies = attempt.state === 'open' ? await tryPassword(email, password, headers) : await wasteTime(password)
  await db.$transaction(async (tx) => {
    if (cookies && attempt.person) {
      await forgiveAttempts(tx, attempt.person.id, at)
      await forgetEndedSessions(tx, attempt.person.id, at)
    }
    await record(tx, attempt, cookies !== null, email, at)
  })
  return cookies
}

async function tryPassword(email: string, password: string, headers: Headers): Promise<string[] | null> {
  const response = await auth().api.signInEmail({ body: { email, password }, headers, asResponse: true })
  return response.ok ? response.headers.getSetCookie() : null
}

/** As long as a look at a password takes (one scrypt), so that time tells nothing either. */
async function wasteTime(password: string): Promise<null> {
  await hashPassword(password)
  return null
}

async function record(tx: Transaction, attempt: Attempt, success: boolean, email: string, at: Date): Promise<void> {
  const { person, state, failures } = attempt
  const who = {
    at,
    actorId: person?.id ?? null,
    actorRole: person?.role ?? null,
    forceId: person?.forceId ?? null,
    objectType: 'person',
    objectId: person?.id ?? null,
  }
  if (success) return appendAudit(tx, { ...who, action: 'person.signed-in' })
  const cause = state === 'open' ? 'wrong password' : state
  await appendAudit(tx, { ...who, action: 'person.sign-in-refused', detail: { cause, email } })
  if (state === 'open' && failures >= accessPolicy.failuresBeforeLock) {
    await appendAudit(tx, { ...who, action: 'person.locked', detail: { failures, minutes: accessPolicy.lockMin } })
  }
}
