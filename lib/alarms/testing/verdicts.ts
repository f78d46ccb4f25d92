import type pg from 'pg'
import { atSecond, id } from './house.ts'
import { putAlarm } from './rows.ts'
import { anAlarm } from './sample.ts'

export interface PutVerdict {
  sourceId: string
  kind: 'exact' | 'tolerant' | 'partial'
  verdict: 'confirmed' | 'misread' | 'cannot-tell'
  posterior: number
  confidence?: number
  readMark?: string
  entry?: number
  restricted?: boolean
  /** Seconds after t0 at which it was matched; the verdict comes a second later. */
  second?: number
}

/** Puts the nth alarm with one sighting, its read, its match and the verdict on it into a test's database. */
export async function putVerdict(db: Pick<pg.Pool, 'query'>, n: number, given: PutVerdict): Promise<string> {
  const { sourceId, kind, verdict, posterior, confidence = 90, restricted = false, second = 0 } = given
  const { readMark = `AB${30 + (n % 20)}${letters(n)}`, entry = n } = given
  const [alarmId, readId] = [id(100_000 + n), id(200_000 + n)]
  const at = atSecond(second)
  await putAlarm(db, anAlarm({ id: alarmId, vrm: `LISTED${n}`, restricted, entryIds: [id(entry)] }))
  await db.query(
    `INSERT INTO read (id, captured_at, received_at, vrm, vrm_raw, camera_id, source_id, confidence, payload_hash)
     VALUES ($1, $2, $2, $3, $3, 'CAM-D', $4, $5, '\\x')`,
    [readId, at, readMark, sourceId, confidence],
  )
  await db.query(
    `INSERT INTO alarm_sighting (alarm_id, read_id, vrm, camera_id, force_id, captured_at, received_at, place, confidence)
     VALUES ($1, $2, $3, 'CAM-D', 'durrow', $4, $4, '{}', $5)`,
    [alarmId, readId, readMark, at, confidence],
  )
  await db.query(
    `INSERT INTO alarm_match (match_id, alarm_id, read_id, entry_id, kind, posterior, explanation, matched_at, joined_at)
     VALUES ($1, $2, $3, $4, $5, $6, '{}', $7, $7)`,
    [id(300_000 + n), alarmId, readId, id(entry), kind, posterior, at],
  )
  await db.query(
    `INSERT INTO alarm_verification (id, alarm_id, at, by_id, checks, verdict, entry_live, read_id)
     VALUES ($1, $2, $3, 'ann', '{}', $4, true, $5)`,
    [id(400_000 + n), alarmId, atSecond(second + 1), verdict, readId],
  )
  return alarmId
}

const letters = (n: number): string =>
  [n, Math.floor(n / 20), Math.floor(n / 400)].map((part) => 'ABCDEFGHJKLMNPRSTUVW'.charAt(part % 20)).join('')
