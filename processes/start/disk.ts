import { existsSync, mkdirSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from './say.ts'

const leastMegabytes = 200

/** Makes the data folder and refuses a disk on which PostgreSQL would soon stop in mid-write. */
export function requireRoom(dataDir: string): void {
  const folder = resolve(dataDir)
  makeFolder(folder)
  const { bavail, bsize } = statfsSync(folder)
  const megabytes = Math.floor((bavail * bsize) / 2 ** 20)
  if (megabytes >= leastMegabytes) return
  throw new Refusal(
    `The disk that holds ${folder} is full (${megabytes} MB free, ${leastMegabytes} MB needed): free some space, ` +
      'or set DATA_DIR to a folder on another disk',
  )
}

// One by one: Node's recursive mkdir never returns where the system refuses with ENOENT (below /proc, say).
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  // As root the database runs under another account, which must get in.
  mkdirSync(folder, { mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
}
