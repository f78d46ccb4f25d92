import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { bytea, type Element, float4, int2, text, timestamptz, uuid } from '#lib/db/binary-array.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'

const columns = `id, captured_at, received_at, vrm, vrm_raw, camera_id, source_id, confidence, motion, lat, lon, lane, make,
  model, colour, source_ref, detail, payload_hash`
const batchRows = 10_000 // its best: 0.87 of psql's \copy, at 500 rows 0.62–0.69 (DESIGN §7)
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const end = Buffer.from([0xff, 0xff])

/** Rows a second that binary COPY over one connection makes durable; nothing is checked, matched or answered. */
export async function copyRows(db: pg.Pool, reads: readonly AcceptedRead[]): Promise<number> {
  const client = await db.connect()
  try {
    const begunAt = performance.now()
    for (let at = 0; at < reads.length; at += batchRows) {
      const stream = client.query(from(`COPY read (${columns}) FROM STDIN (FORMAT binary)`))
      const done = finished(stream)
      stream.write(signature)
      for (let part = at; part < Math.min(at + batchRows, reads.length); part += 500) {
        const rows = reads.slice(part, Math.min(part + 500, at + batchRows)).map(rowOf)
        if (!stream.write(Buffer.concat(rows))) await once(stream, 'drain')
      }
      stream.end(end)
      await done
    }
    return reads.length / ((performance.now() - begunAt) / 1000)
  } finally {
    client.release()
  }
}

function rowOf(r: AcceptedRead): Buffer {
  const row = Buffer.allocUnsafe(1024)
  let at = row.writeInt16BE(18, 0)
  const field = <T>(element: Element<T>, value: T | null) => {
    const bytes = value === null ? -1 : element.write(row, value, at + 4)
    row.writeInt32BE(bytes, at)
    at += 4 + Math.max(bytes, 0)
  }
  field(uuid, r.id)
  field(timestamptz, r.capturedAtMs)
  field(timestamptz, r.receivedAtMs)
  for (const value of [r.vrm, r.vrmRaw, r.cameraId, r.sourceId]) field(text, value)
  field(float4, r.confidence)
  field(text, r.motion)
  field(text, null) // lat
  field(text, null) // lon
  field(int2, r.lane)
  for (const value of [r.make, r.model, r.colour, r.sourceRef]) field(text, value)
  field(text, null) // detail
  field(bytea, r.payloadHash)
  return row.subarray(0, at)
}
