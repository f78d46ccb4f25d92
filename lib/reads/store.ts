import type pg from 'pg'
import type { ImageKind, ImageType } from './image.ts'
import type { RefusalCount } from './refusal-tally.ts'

/** Adds to the refusals counted by source and code. `counts` comes sorted, so that two writers do not deadlock. */
export async function addRefusals(db: pg.Pool, counts: readonly RefusalCount[]): Promise<void> {
  await db.query(
    `INSERT INTO ingest_refusal AS kept (source_id, code, count, first_at, last_at, sample)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[], $6::jsonb[])
     ON CONFLICT (source_id, code) DO UPDATE SET count = kept.count + excluded.count,
       first_at = least(kept.first_at, excluded.first_at),
       last_at = greatest(kept.last_at, excluded.last_at), sample = excluded.sample`,
    [
      counts.map(({ sourceId }) => sourceId),
      counts.map(({ code }) => code),
      counts.map(({ count }) => count),
      counts.map(({ firstAtMs }) => new Date(firstAtMs)),
      counts.map(({ lastAtMs }) => new Date(lastAtMs)),
      counts.map(({ sample }) => sample),
    ],
  )
}

export interface ReadImage {
  readId: string
  capturedAt: Date
  kind: ImageKind
  mediaType: ImageType
  sha256: Buffer
  bytes: Buffer
  receivedAt: Date
}

/** Stores an image of a read, known already or still to come. The first one stays: it is evidence. */
export async function storeImage(db: pg.Pool, image: ReadImage): Promise<'stored' | 'same' | 'different'> {
  const { rowCount } = await db.query({
    name: 'store-image',
    text: `INSERT INTO read_image (read_id, captured_at, kind, media_type, sha256, bytes, received_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    values: [image.readId, image.capturedAt, image.kind, image.mediaType, image.sha256, image.bytes, image.receivedAt],
  })
  if (rowCount === 1) return 'stored'
  const { rows } = await db.query<{ sha256: Buffer }>(
    'SELECT sha256 FROM read_image WHERE read_id = $1 AND captured_at = $2 AND kind = $3',
    [image.readId, image.capturedAt, image.kind],
  )
  return rows[0]?.sha256.equals(image.sha256) ? 'same' : 'different'
}

export interface FeedNote {
  sourceId: string
  lastReceivedAtMs: number
  lastCapturedAtMs: number
  delaySec: number
}

/** What sources last sent. Matchers side by side write the same rows: the newest stays. `notes` comes sorted by source. */
export async function putFeedStates(db: pg.Pool, notes: readonly FeedNote[]): Promise<void> {
  await db.query(
    `INSERT INTO feed_state AS kept (source_id, last_received_at, last_captured_at, delay_sec)
     SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::int[])
     ON CONFLICT (source_id) DO UPDATE SET last_received_at = excluded.last_received_at,
       last_captured_at = greatest(kept.last_captured_at, excluded.last_captured_at), delay_sec = excluded.delay_sec
     WHERE kept.last_received_at <= excluded.last_received_at`,
    [
      notes.map(({ sourceId }) => sourceId),
      notes.map(({ lastReceivedAtMs }) => new Date(lastReceivedAtMs)),
      notes.map(({ lastCapturedAtMs }) => new Date(lastCapturedAtMs)),
      notes.map(({ delaySec }) => delaySec),
    ],
  )
}
