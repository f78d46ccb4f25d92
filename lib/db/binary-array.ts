/**
 * PostgreSQL's binary form of an array, as a parameter for `unnest`. node-pg sends a Buffer as binary; its text form of
 * the same array costs both ends an escaping and a parsing of every value.
 */
export interface Element<T> {
  oid: number
  /** An upper bound of the bytes `write` needs. */
  room(value: T): number
  /** Writes at `at` and returns the number of bytes. */
  write(into: Buffer, value: T, at: number): number
}

export const uuid: Element<string> = {
  oid: 2950,
  room: () => 16,
  write: (into, value, at) => into.write(value.replaceAll('-', ''), at, 16, 'hex'),
}

const fromUtf8 = (oid: number): Element<string> => ({
  oid,
  room: (value) => value.length * 3,
  write: (into, value, at) => into.write(value, at, 'utf8'),
})
export const text = fromUtf8(25)

export const jsonb: Element<string> = {
  oid: 3802,
  room: (value) => 1 + value.length * 3,
  write(into, value, at) {
    into.writeUInt8(1, at) // version
    return 1 + into.write(value, at + 1, 'utf8')
  },
}

const epoch2000Ms = 946_684_800_000

/** From epoch milliseconds. */
export const timestamptz: Element<number> = {
  oid: 1184,
  room: () => 8,
  write(into, ms, at) {
    const microseconds = (ms - epoch2000Ms) * 1000
    into.writeInt32BE(Math.floor(microseconds / 2 ** 32), at)
    into.writeUInt32BE(((microseconds % 2 ** 32) + 2 ** 32) % 2 ** 32, at + 4)
    return 8
  },
}

export const float4: Element<number> = {
  oid: 700,
  room: () => 4,
  write: (into, value, at) => into.writeFloatBE(value, at) - at,
}

export const float8: Element<number> = {
  oid: 701,
  room: () => 8,
  write: (into, value, at) => into.writeDoubleBE(value, at) - at,
}

export const int2: Element<number> = {
  oid: 21,
  room: () => 2,
  write: (into, value, at) => into.writeInt16BE(value, at) - at,
}

export const bytea: Element<Uint8Array> = {
  oid: 17,
  room: (value) => value.length,
  write(into, value, at) {
    into.set(value, at)
    return value.length
  },
}

/** One column of `rows`. */
export function binaryArray<R, T>(element: Element<T>, rows: readonly R[], value: (row: R) => T | null): Buffer {
  const values = rows.map(value)
  let room = 20
  for (const item of values) room += 4 + (item === null ? 0 : element.room(item))
  const into = Buffer.allocUnsafe(room)
  into.writeInt32BE(values.length === 0 ? 0 : 1, 0) // dimensions
  into.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  into.writeUInt32BE(element.oid, 8)
  if (values.length === 0) return into.subarray(0, 12)
  into.writeInt32BE(values.length, 12)
  into.writeInt32BE(1, 16) // lower bound
  let at = 20
  for (const item of values) {
    const bytes = item === null ? -1 : element.write(into, item, at + 4)
    into.writeInt32BE(bytes, at)
    at += 4 + Math.max(bytes, 0)
  }
  return into.subarray(0, at)
}
