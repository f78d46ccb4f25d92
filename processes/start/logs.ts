import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

const largestBytes = 32 * 2 ** 20
const everyMs = 60_000

/** Makes DATA_DIR/logs and keeps each log below 32 MB, the part before in `.1`; gives the function that ends it. */
export function keepLogs(dataDir: string): () => void {
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true })
  const turn = () => {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.log'))) {
      const file = join(folder, name)
      if (!existsSync(file) || statSync(file).size < largestBytes) continue
      // The programs hold the file open for appending, so it is copied and emptied, not renamed.
      copyFileSync(file, `${file}.1`)
      truncateSync(file)
    }
  }
  turn()
  const timer = setInterval(turn, everyMs)
  return () => clearInterval(timer)
}
