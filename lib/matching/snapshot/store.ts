import { open, rename } from 'node:fs/promises'
import { SNAPSHOT_VERSION, type Snapshot, type SnapshotHeader } from './snapshot.ts'

const MAGIC = 'WDMATCH1'

/** Writes a snapshot beside `path` and moves it there when it is whole: a crash leaves the one before. */
export async function saveSnapshot(path: string, { header, parts }: Snapshot): Promise<void> {
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  const draft = `${path}.draft`
  const file = await open(draft, 'w')
  try {
    await file.writev([Buffer.from(MAGIC), length, text])
    for (const part of parts) await file.write(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** Reads a snapshot; undefined when there is none, or it is not whole or of another version: the lists are then loaded. */
export async function loadSnapshot(path: string): Promise<Snapshot | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
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
    const start = await read(MAGIC.length + 8)
    if (!start || Buffer.from(start.subarray(0, MAGIC.length)).toString() !== MAGIC) return undefined
    const size = new DataView(start.buffer).getBigUint64(MAGIC.length, true)
    const text = size < 2n ** 31n ? await read(Number(size)) : undefined
    if (!text) return undefined
    const header = JSON.parse(Buffer.from(text).toString()) as SnapshotHeader
    if (header.version !== SNAPSHOT_VERSION) return undefined
    const parts: Int32Array[] = []
    for (const length of header.lengths) {
      const part = await read(4 * length)
      if (!part) return undefined
      parts.push(new Int32Array(part.buffer))
    }
    return { header, parts }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  } finally {
    await file.close()
  }
}
