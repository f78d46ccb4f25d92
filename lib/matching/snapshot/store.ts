import { constants, open, rename } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { SNAPSHOT_VERSION, type Snapshot, type SnapshotHeader } from './snapshot.ts'

const MAGIC = 'WDMATCH2'
/** The name of the format, the length of the text and its sum. */
const START_BYTES = MAGIC.length + 12
/** Integers written at once: 16 MB. */
const GROUP_LENGTH = 4 * 1024 * 1024
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
  const file = await open(draft, 'w', OWNER_ONLY)
  try {
    // A draft left by a crash keeps the mode it was made with.
    await file.chmod(OWNER_ONLY)
    await file.writev([start, text])
    let sum = 0
    for (const group of inGroups(parts.map(({ length }) => length))) {
      const bytes = parts
        .slice(group.from, group.from + group.lengths.length)
        .map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))
      for (const part of bytes) sum = crc32(part, sum)
      await file.writev(bytes)
    }
    const end = Buffer.alloc(4)
    end.writeUInt32LE(sum)
    await file.write(end)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** Reads a snapshot; undefined when there is none, or it is not whole or of another version: the lists are then loaded. */
export async function loadSnapshot(path: string): Promise<Snapshot | undefined> {
  const file = await open(path, constants.O_RDONLY).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    const read = async (bytes: number): Promise<Buffer<ArrayBuffer> | undefined> => {
      // A buffer of its own, not filled with zeros first: all of it is read.
      const into = Buffer.allocUnsafeSlow(bytes)
      const { bytesRead } = await file.read(into, 0, bytes)
      return bytesRead === bytes ? into : undefined
    }
    const start = await read(START_BYTES)
    if (start?.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined
    const { size: bytesInFile } = await file.stat()
    const size = start.readBigUInt64LE(MAGIC.length)
    const text = size < BigInt(bytesInFile) ? await read(Number(size)) : undefined
    if (!text || crc32(text) !== start.readUInt32LE(MAGIC.length + 8)) return undefined
    const { header, about } = JSON.parse(text.toString()) as { header: SnapshotHeader; about?: unknown }
    if (header.version !== SNAPSHOT_VERSION) return undefined
    let sum = 0
    const parts: Int32Array[] = []
    for (const { lengths, total } of inGroups(header.lengths)) {
      const bytes = 4 * total <= bytesInFile ? await read(4 * total) : undefined
      if (!bytes) return undefined
      sum = crc32(bytes, sum)
      let at = 0
      for (const length of lengths) {
        parts.push(new Int32Array(bytes.buffer, at, length))
        at += 4 * length
      }
    }
    const end = await read(4)
    return end?.readUInt32LE() === sum ? { header, parts, about } : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  } finally {
    await file.close()
  }
}

interface Group {
  /** Place of its first part. */
  from: number
  lengths: number[]
  total: number
}

/** Parts that are written and read together: a system call and a turn of the loop for each of a thousand takes longer. */
function inGroups(lengths: readonly number[]): Group[] {
  const groups: Group[] = []
  for (const [at, length] of lengths.entries()) {
    const last = groups.at(-1)
    if (last && last.total + length <= GROUP_LENGTH) {
      last.lengths.push(length)
      last.total += length
    } else groups.push({ from: at, lengths: [length], total: length })
  }
  return groups
}
