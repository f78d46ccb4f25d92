import { Prisma } from '#prisma/client/client.ts'
import type { Database } from '../db/prisma.ts'
import type { PersonRow } from './person-row.ts'
import type { PersonSettings } from './settings.ts'
import { settingsFrom } from './settings-input.ts'

export const peoplePageSize = 50

/** People by name, the disabled last; `find` is a part of a name or an address, `page` counts from 1. */
export async function listPeople(
  db: Database,
  { find, page }: { find?: string; page: number },
  at: Date,
): Promise<{ rows: PersonRow[]; total: number }> {
  const part = find ? `%${find.replace(/[\\%_]/g, '\\$&')}%` : null
  const where = part ? Prisma.sql`WHERE p.name ILIKE ${part} OR p.email ILIKE ${part}` : Prisma.empty
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<PersonRow[]>`
      SELECT p.id, p.name, p.email, p.role, p.force_id AS "forceId", f.name AS "forceName", p.cleared, p.disabled,
        CASE WHEN p.locked_until > ${at} THEN p.locked_until END AS "lockedUntil", greatest(s.at, a.at) AS "seenAt"
      FROM person p
      LEFT JOIN force f ON f.id = p.force_id
      LEFT JOIN LATERAL (SELECT max(updated_at) AS at FROM person_session WHERE user_id = p.id) s ON true
      LEFT JOIN LATERAL (
        SELECT at FROM audit_entry
        WHERE actor_id = p.id AND action NOT IN ('person.sign-in-refused', 'person.locked')
        ORDER BY at DESC LIMIT 1
      ) a ON true
      ${where}
      ORDER BY p.disabled, lower(p.name), p.id
      LIMIT ${peoplePageSize} OFFSET ${(page - 1) * peoplePageSize}`,
    db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total FROM person p ${where}`,
  ])
  return { rows, total: counted.total }
}

export const listForces = (db: Database): Promise<{ id: string; name: string }[]> =>
  db.force.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })

/** How the person likes to work; the defaults until they have said so. */
export async function findSettings(db: Database, personId: string): Promise<PersonSettings> {
  return settingsFrom((await db.personSetting.findUnique({ where: { personId } }))?.settings)
}

/** People who may still sign in by a part of their name: what colleagues at a desk know of one another, no address. */
export async function findNames(
  db: Database,
  text: string,
  limit: number,
): Promise<{ id: string; name: string; role: string; forceName: string | null }[]> {
  const people = await db.user.findMany({
    where: { disabled: false, name: { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } },
    select: { id: true, name: true, role: true, force: { select: { name: true } } },
    orderBy: { name: 'asc' },
    take: limit,
  })
  return people.map(({ force, ...person }) => ({ ...person, forceName: force?.name ?? null }))
}
