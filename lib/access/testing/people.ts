import { PrismaPg } from '@prisma/adapter-pg'
import { hashPassword } from 'better-auth/crypto'
import type pg from 'pg'
import { processSlot } from '#lib/core/slot.ts'
import { PrismaClient } from '#prisma/client/client.ts'
import { createAuth } from '../auth.ts'
import type { Role } from '../role.ts'

export const testPassword = 'correct horse battery'

/** Makes this test process use `pool` as its database and a fixed secret, as a real one does by its settings. */
export function shareDatabase(pool: pg.Pool): PrismaClient {
  const db = processSlot('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool) }))
  processSlot('auth', () =>
    createAuth(db, { secret: 'a secret of 32 characters or more', publicUrl: 'http://desk.test' }),
  )
  return db
}

const hash = hashPassword(testPassword)

/** A person `<name>@desk.test` with the test password. */
export async function putPerson(
  db: PrismaClient,
  name: string,
  role: Role,
  more: { cleared?: boolean } = {},
): Promise<void> {
  const at = new Date('2026-11-01T00:00:00Z')
  const dates = { createdAt: at, updatedAt: at }
  await db.user.create({ data: { id: name, name, email: `${name}@desk.test`, role, ...more, ...dates } })
  await db.account.create({
    data: { id: name, accountId: name, providerId: 'credential', userId: name, password: await hash, ...dates },
  })
}

/** The Cookie header that a browser would send after these Set-Cookie headers. */
export function cookieHeader(setCookies: readonly string[]): Headers {
  return new Headers({ cookie: setCookies.map((one) => one.split(';')[0]).join('; ') })
}
