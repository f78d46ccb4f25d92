import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { appendAudit } from '#lib/audit/store.ts'
import { nameOfAddress } from '#lib/people/name-of.ts'
import { insertPerson } from '#lib/people/store.ts'
import type { Prisma } from '#prisma/client/client.ts'

export interface FirstAdministrator {
  email: string
  password: string
}

/** Makes the first person of an empty house an administrator; whoever is there already stays as they are. */
export async function seedAdministrator(
  tx: Prisma.TransactionClient,
  { email, password }: FirstAdministrator,
  now: Date,
): Promise<void> {
  if ((await tx.user.count()) > 0) return
  const person = { name: nameOfAddress(email), email, role: 'administrator', forceId: null, cleared: false }
  const id = randomUUID()
  await insertPerson(tx, { id, ...person }, await hashPassword(password), now)
  await appendAudit(tx, {
    at: now,
    actorId: null,
    actorRole: null,
    forceId: null,
    action: 'person.added',
    objectType: 'person',
    objectId: id,
    reason: 'First administrator, from ADMIN_EMAIL',
    detail: person,
  })
}
