import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { bandRank, bands } from '#lib/alarms/band.ts'

export interface Rung {
  vrm: string
  entryId: string
}

interface Category {
  code: string
  band_high: string
  band_medium: string
  band_low: string
  harm_weight: number
}

const grades = ['low', 'medium', 'high'] as const

/**
 * Lists vehicles whose alarms each belong above those before, as far as band and harm allow, so that a new row is always
 * among the first and not outside the part of the queue that is drawn.
 */
export async function listLadder(db: pg.Pool, marks: readonly string[], now: Date): Promise<Rung[]> {
  const { rows } = await db.query<Category>(
    `SELECT code, band_high, band_medium, band_low, harm_weight FROM alarm_policy_category
     WHERE NOT feed_only AND policy_version = (SELECT max(version) FROM alarm_policy)`,
  )
  const steps = rows
    .flatMap((row) =>
      grades.map((grade) => ({ code: row.code, grade, band: row[`band_${grade}`], harm: row.harm_weight })),
    )
    .filter(({ band }) => band !== 'log')
    .sort(
      (a, b) => rankOf(b.band) - rankOf(a.band) || grades.indexOf(a.grade) - grades.indexOf(b.grade) || a.harm - b.harm,
    )
  await db.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     VALUES ('bench', 'Benchmark', 'Benchmark', 'durrow', 'Benchmark', 'none', 24, $1)`,
    [now],
  )
  const rungs = marks.map((vrm, n) => ({
    vrm,
    entryId: randomUUID(),
    ...steps[Math.floor((n * steps.length) / marks.length)],
  }))
  await db.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id,
       created_at, updated_at)
     SELECT id, 'bench', vrm, 'STOP', '{}', 'Benchmark', category, grade, 'durrow', $5, $5
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS entry (id, vrm, category, grade)`,
    [
      rungs.map(({ entryId }) => entryId),
      rungs.map(({ vrm }) => vrm),
      rungs.map(({ code }) => code),
      rungs.map(({ grade }) => grade),
      now,
    ],
  )
  return rungs.map(({ vrm, entryId }) => ({ vrm, entryId }))
}

const rankOf = (band: string): number => {
  const known = bands.find((name) => name === band)
  if (!known) throw new Error(`no band ${band}`)
  return bandRank(known)
}
