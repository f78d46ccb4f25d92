import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** DATA_DIR/processes.json: which program runs as which process, and the own database's address, for its owner only. */
export function openProcessBook(dataDir: string) {
  const file = join(dataDir, 'processes.json')
  const processes: Record<string, number> = { start: process.pid }
  let databaseUrl: string | undefined
  const write = () => {
    writeFileSync(`${file}.new`, JSON.stringify({ processes, databaseUrl }, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return {
    note: (name: string) => (pid: number | undefined) => {
      if (pid) processes[name] = pid
      else delete processes[name]
      write()
    },
    noteDatabase(url: string) {
      databaseUrl = url
      write()
    },
    close: () => rmSync(file, { force: true }),
  }
}
