import type pg from 'pg'

/** Wakes the screens that show a match of this read (`LISTEN read_image`, the payload is the read's id), if any does. */
export async function notifyImage(db: pg.Pool, readId: string): Promise<void> {
  await db.query({
    name: 'notify-image',
    text: `SELECT pg_notify('read_image', $1::text) WHERE EXISTS (SELECT FROM match WHERE read_id = $1::uuid)`,
    values: [readId],
  })
}
