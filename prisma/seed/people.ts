import { hashPassword } from 'better-auth/crypto'
import type { Role } from '#lib/access/role.ts'
import type { Prisma } from '#prisma/client/client.ts'

export interface DemoAccount {
  role: Role
  email: string
  name: string
}

interface DemoPerson extends DemoAccount {
  id: string
  forceId: string
  cleared: boolean
}

const person = (id: string, role: Role, name: string, forceId: string, cleared = false): DemoPerson => ({
  id: `demo-${id}`,
  role,
  name,
  forceId,
  cleared,
  email: `${id}@demo.watchdesk.example`,
})

/** Nobody real. The second operator is for trying two screens; the cleared one also sees SILENT entries. */
export const demoPeople: readonly DemoPerson[] = [
  person('operator', 'operator', 'Erin Calder', 'durrow'),
  person('operator-2', 'operator', 'Idris Thorne', 'north-moors'),
  person('operator-cleared', 'operator', 'Maud Farrow', 'durrow', true),
  person('supervisor', 'supervisor', 'Neil Ashgill', 'durrow', true),
  person('officer', 'officer', 'Tess Harrow', 'durrow'),
  person('list-manager', 'list-manager', 'Owen Birk', 'durrow'),
  person('investigator', 'investigator', 'Priya Wend', 'north-moors'),
  person('analyst', 'analyst', 'Gil Sowerby', 'eden'),
  person('estate-manager', 'estate-manager', 'Hanna Rigg', 'north-moors'),
  person('auditor', 'auditor', 'Clive Penhurst', 'eden'),
  person('administrator', 'administrator', 'Ada Moorfield', 'durrow'),
]

/**
 * One account for each role with this start's password; sessions of an earlier start go on. A lock is lifted, but a
 * person whom an administrator disabled stays so.
 */
export async function seedPeople(tx: Prisma.TransactionClient, password: string, now: Date): Promise<DemoAccount[]> {
  const hash = await hashPassword(password)
  for (const { id, ...rest } of demoPeople) {
    const fresh = { ...rest, failedSignIns: 0, lockedUntil: null, updatedAt: now }
    await tx.user.upsert({
      where: { id },
      create: { id, emailVerified: true, createdAt: now, ...fresh },
      update: fresh,
    })
    await tx.account.upsert({
      where: { providerId_accountId: { providerId: 'credential', accountId: id } },
      create: {
        id: `${id}-password`,
        providerId: 'credential',
        accountId: id,
        userId: id,
        password: hash,
        createdAt: now,
        updatedAt: now,
      },
      update: { password: hash, updatedAt: now },
    })
  }
  return demoPeople.map(({ role, email, name }) => ({ role, email, name }))
}
