import { join } from 'node:path'
import type pg from 'pg'
import { processSlot } from '../core/slot.ts'
import { findBooked } from '../db/migrate/book.ts'
import { readMigrations } from '../db/migrate/migrate.ts'
import { planMigrations } from '../db/migrate/plan.ts'
import { hubSlot } from './hub-slot.ts'

export interface Health {
  ok: boolean
  checks: Record<'database' | 'migrations' | 'hub', { ok: boolean; why?: string }>
}

/** A check that takes longer than this has failed: whoever asks is deciding whether to send people here. */
const patienceMs = 3_000

/** Able to do its job: the database answers and holds the tables this program was built for, and screens are served. */
export async function checkHealth(pool: pg.Pool): Promise<Health> {
  const hub = hubSlot()
  const checks: Health['checks'] = {
    database: { ok: true },
    migrations: { ok: true },
    hub: hub ? { ok: true } : { ok: false, why: 'screens are not being served yet' },
  }
  const booked = await inTime(findBookedIn(pool)).catch(() => undefined)
  if (!booked) {
    checks.database = { ok: false, why: 'the database does not answer' }
    checks.migrations = { ok: false, why: 'not known while the database does not answer' }
  } else checks.migrations = migrationsCheck(booked)
  return { ok: Object.values(checks).every((check) => check.ok), checks }
}

type Booked = Awaited<ReturnType<typeof findBooked>>

function migrationsCheck(booked: Booked): { ok: boolean; why?: string } {
  const files = processSlot('migrations', () => readMigrations(join(process.cwd(), 'prisma/migrations')))
  try {
    const pending = planMigrations(booked, files)
    return pending.length === 0
      ? { ok: true }
      : { ok: false, why: `not applied: ${pending.map(({ name }) => name).join(', ')}` }
  } catch (error) {
    return { ok: false, why: (error as Error).message }
  }
}

async function findBookedIn(pool: pg.Pool): Promise<Booked> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS kept`)
    return rows[0].kept ? await findBooked(client) : []
  } finally {
    client.release()
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
