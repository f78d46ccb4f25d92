import { forgiveAttempts } from '../access/store.ts'
import type { Transaction } from '../db/prisma.ts'
import type { PersonSettings } from './settings.ts'
import { settingsFrom } from './settings-input.ts'

export interface NewPerson {
  id: string
  name: string
  email: string
  role: string
  forceId: string | null
  cleared: boolean
}

/** A person with a password that is already hashed. */
export async function insertPerson(tx: Transaction, person: NewPerson, hash: string, at: Date): Promise<void> {
  await tx.user.create({ data: { ...person, emailVerified: true, createdAt: at, updatedAt: at } })
  await putPassword(tx, person.id, hash, at)
}

/** The person's only password from now on. */
export async function putPassword(tx: Transaction, personId: string, hash: string, at: Date): Promise<void> {
  const key = { providerId: 'credential', accountId: personId }
  await tx.account.upsert({
    where: { providerId_accountId: key },
    create: {
      ...key,
      id: `${personId}-password`,
      userId: personId,
      password: hash,
      createdAt: at,
      updatedAt: at,
    },
    update: { password: hash, updatedAt: at },
  })
  await forgiveAttempts(tx, personId, at)
}

/** Ends every session of the person; how many there were. */
export async function endSessions(tx: Transaction, personId: string): Promise<number> {
  return (await tx.session.deleteMany({ where: { userId: personId } })).count
}

/** Tells every web process, with the commit, to look at its open sockets again. */
export async function announceChange(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify('person', '')::text`
}

/**
 * The administrators who can act, held until the transaction ends. Whoever manages people takes this first, in one
 * order: two administrators who demote each other at once cannot both succeed, and no two people get one address.
 */
export async function holdAdministrators(tx: Transaction): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE role = 'administrator' AND NOT disabled ORDER BY id FOR NO KEY UPDATE`
  return new Set(rows.map(({ id }) => id))
}

/** A person's settings, held until the transaction ends: two windows that save at once lose nothing of each other's. */
export async function holdSettings(tx: Transaction, personId: string): Promise<PersonSettings> {
  await tx.$queryRaw`SELECT 1 AS held FROM person WHERE id = ${personId} FOR NO KEY UPDATE`
  return settingsFrom((await tx.personSetting.findUnique({ where: { personId } }))?.settings)
}

export async function putSettings(
  tx: Transaction,
  personId: string,
  settings: PersonSettings,
  updatedAt: Date,
): Promise<void> {
  await tx.personSetting.upsert({
    where: { personId },
    create: { personId, settings, updatedAt },
    update: { settings, updatedAt },
  })
}
