import { rename } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { DirectReader, DirectWriter } from './disk/store.ts'
import { SNAPSHOT_VERSION, type Snapshot, type SnapshotHeader } from './snapshot.ts'

const MAGIC = 'WDMATCH2'
/** The name of the format, the length of the text and its sum. */
const START_BYTES = MAGIC.length + 12
/** Covert entries are in it: nobody but the matcher's own user reads it. */
const OWNER_ONLY = 0o600

/** Writes a snapshot beside `path` and moves it there when it is whole: a crash leaves the one before. */
export async function saveSnapshot(path: string, { header, parts, about }: Snapshot): Promise<void> {
  const text = Buffer.from(JSON.stringify({ header, about }))
  const start = Buffer.alloc(START_BYTES)
  start.write(MAGIC)
  start.writeBigUInt64LE(BigInt(text.length), MAGIC.length)
  start.writeUInt32LE(crc32(text), MAGIC.length + 8)
  const draft = `${path}.draft`
  const file = await DirectWriter.open(draft, OWNER_ONLY)
  try {
    await file.put(start)
    await file.put(text)
    let sum = 0
    for (const part of parts) {
      const bytes = bytesOf(part)
      sum = crc32(bytes, sum)
      await file.put(bytes)
    }
    const end = Buffer.alloc(4)
    end.writeUInt32LE(sum)
    await file.put(end)
    await file.end()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** Reads a snapshot; undefined when there is none, or it is not whole or of another version: the lists are then loaded. */
export async function loadSnapshot(path: string): Promise<Snapshot | undefined> {
  const file = await DirectReader.open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    return await readSnapshot(file)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  } finally {
    await file.close()
  }
}

async function readSnapshot(file: DirectReader): Promise<Snapshot | undefined> {
  const start = Buffer.alloc(START_BYTES)
  if (!(await file.fill(start)) || start.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined
  const length = start.readBigUInt64LE(MAGIC.length)
  if (length >= BigInt(file.size)) return undefined
  const text = Buffer.alloc(Number(length))
  if (!(await file.fill(text)) || crc32(text) !== start.readUInt32LE(MAGIC.length + 8)) return undefined
  const { header, about } = JSON.parse(text.toString()) as { header: SnapshotHeader; about?: unknown }
  if (header.version !== SNAPSHOT_VERSION) return undefined
  const words = header.lengths.reduce((sum, length) => sum + length, 0)
  if (4 * words > file.size) return undefined
  // One piece of memory for all: each of hundreds would have the garbage collected on its account.
  const all = new Int32Array(words)
  const parts: Int32Array[] = []
  let sum = 0
  let from = 0
  for (const length of header.lengths) {
    const part = all.subarray(from, from + length)
    const bytes = bytesOf(part)
    if (!(await file.fill(bytes))) return undefined
    sum = crc32(bytes, sum)
    parts.push(part)
    from += length
  }
  const end = Buffer.alloc(4)
  return (await file.fill(end)) && end.readUInt32LE() === sum ? { header, parts, about } : undefined
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
