import type pg from 'pg'
import { binaryArray, bytea, float4, float8, int2, jsonb, text, timestamptz, uuid } from '#lib/db/binary-array.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'
import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { KeptBack } from '../misreads/kept-back.ts'

type Suppressed = KeptBack & { read: AcceptedRead; atMs: number }

/** What the matching found in reads: matches to tell, and those that a misread keeps from the desk. */
export interface Findings {
  matches: MatchMessage[]
  suppressed: Suppressed[]
}

export const noFindings = (): Findings => ({ matches: [], suppressed: [] })

const insertReads = `
  INSERT INTO read (id, captured_at, received_at, vrm, vrm_raw, camera_id, source_id, confidence, motion, lat, lon, lane,
    make, model, colour, source_ref, detail, payload_hash)
  SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::real[], $9::text[], $10::float8[], $11::float8[], $12::int2[], $13::text[], $14::text[], $15::text[],
    $16::text[], $17::jsonb[], $18::bytea[])
  ON CONFLICT DO NOTHING RETURNING id`

// A match is kept (or written down as kept back) when its read is new, and told when it is kept, in the statement that makes the read durable: there
// is no moment at which a kill leaves one without the others.
const insertReadsAndMatches = `
  WITH fresh AS (${insertReads}),
  matched AS (
    SELECT * FROM unnest($19::uuid[], $20::uuid[], $21::timestamptz[], $22::uuid[], $23::text[], $24::float8[],
      $25::jsonb[], $26::timestamptz[], $27::jsonb[])
      AS m (id, read_id, captured_at, entry_id, kind, posterior, explanation, matched_at, payload)
    WHERE read_id IN (SELECT id FROM fresh)
  ),
  kept AS (
    INSERT INTO match (id, read_id, captured_at, entry_id, kind, posterior, explanation, matched_at)
    SELECT id, read_id, captured_at, entry_id, kind, posterior, explanation, matched_at FROM matched
  ),
  told AS (
    INSERT INTO match_outbox (match_id, payload, created_at) SELECT id, payload, matched_at FROM matched
  ),
  kept_back AS (
    INSERT INTO suppressed_match (read_id, captured_at, entry_id, misread_id, camera_id, at)
    SELECT * FROM unnest($28::uuid[], $29::timestamptz[], $30::uuid[], $31::uuid[], $32::text[], $33::timestamptz[])
      AS s (read_id, captured_at, entry_id, misread_id, camera_id, at)
    WHERE read_id IN (SELECT id FROM fresh)
  )
  SELECT id FROM fresh`

/**
 * Stores reads with what was found in them in one statement; the ids of those that were not there before. `reads` must hold
 * each id once, in order of id (two writers that wait for each other's rows must meet them in the same order).
 */
export async function storeReads(
  db: pg.Pool,
  reads: readonly AcceptedRead[],
  { matches, suppressed }: Findings,
): Promise<Set<string>> {
  const query =
    matches.length + suppressed.length === 0
      ? { name: 'store-reads', text: insertReads, values: readColumns(reads) }
      : {
          name: 'store-reads-and-matches',
          text: insertReadsAndMatches,
          values: [...readColumns(reads), ...matchColumns(matches), ...suppressedColumns(suppressed)],
        }
  const { rows } = await db.query<{ id: string }>(query)
  return new Set(rows.map(({ id }) => id))
}

function readColumns(reads: readonly AcceptedRead[]): Buffer[] {
  return [
    binaryArray(uuid, reads, (r) => r.id),
    binaryArray(timestamptz, reads, (r) => r.capturedAtMs),
    binaryArray(timestamptz, reads, (r) => r.receivedAtMs),
    binaryArray(text, reads, (r) => r.vrm),
    binaryArray(text, reads, (r) => r.vrmRaw),
    binaryArray(text, reads, (r) => r.cameraId),
    binaryArray(text, reads, (r) => r.sourceId),
    binaryArray(float4, reads, (r) => r.confidence),
    binaryArray(text, reads, (r) => r.motion),
    binaryArray(float8, reads, (r) => r.lat),
    binaryArray(float8, reads, (r) => r.lon),
    binaryArray(int2, reads, (r) => r.lane),
    binaryArray(text, reads, (r) => r.make),
    binaryArray(text, reads, (r) => r.model),
    binaryArray(text, reads, (r) => r.colour),
    binaryArray(text, reads, (r) => r.sourceRef),
    binaryArray(jsonb, reads, (r) => r.detail),
    binaryArray(bytea, reads, (r) => r.payloadHash),
  ]
}

function matchColumns(matches: readonly MatchMessage[]): Buffer[] {
  return [
    binaryArray(uuid, matches, (m) => m.id),
    binaryArray(uuid, matches, (m) => m.read.id),
    binaryArray(timestamptz, matches, (m) => Date.parse(m.read.capturedAt)),
    binaryArray(uuid, matches, (m) => m.entryId),
    binaryArray(text, matches, (m) => m.kind),
    binaryArray(float8, matches, (m) => m.posterior),
    binaryArray(jsonb, matches, (m) => JSON.stringify(m.explanation)),
    binaryArray(timestamptz, matches, (m) => Date.parse(m.matchedAt)),
    binaryArray(jsonb, matches, (m) => JSON.stringify(m)),
  ]
}

function suppressedColumns(suppressed: readonly Suppressed[]): Buffer[] {
  return [
    binaryArray(uuid, suppressed, (s) => s.read.id),
    binaryArray(timestamptz, suppressed, (s) => s.read.capturedAtMs),
    binaryArray(uuid, suppressed, (s) => s.entryId),
    binaryArray(uuid, suppressed, (s) => s.misreadId),
    binaryArray(text, suppressed, (s) => s.read.cameraId),
    binaryArray(timestamptz, suppressed, (s) => s.atMs),
  ]
}

/**
 * A canary goes through the same statement as every read and is removed before anybody could count it; only its message
 * to the outbox stays. What this proves is that reads can be written now, partition, disk and all.
 */
export async function storeCanary(db: pg.Pool, read: AcceptedRead, message: MatchMessage): Promise<void> {
  const client = await db.connect()
  try {
    await client.query('BEGIN')
    await client.query({ name: 'store-reads', text: insertReads, values: readColumns([read]) })
    await client.query('DELETE FROM read WHERE id = $1 AND captured_at = $2', [read.id, new Date(read.capturedAtMs)])
    await client.query(
      'INSERT INTO match_outbox (match_id, payload, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [message.id, JSON.stringify(message), message.matchedAt],
    )
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
