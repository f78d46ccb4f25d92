import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alive, commandOf } from '#lib/db/embedded/leftover.ts'
import { Refusal, say } from './say.ts'

/** Takes the folder for this start alone; gives the function that hands it back. */
export function lockFolder(dataDir: string): () => void {
  const file = join(dataDir, 'start.lock')
  for (let attempt = 1; ; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) throw error
    }
    const holder = Number(readFileSync(file, 'utf8'))
    if (isStart(holder)) {
      throw new Refusal(
        `Watchdesk already runs on ${dataDir} (process ${holder}): stop that one first, or set DATA_DIR and the ports`,
      )
    }
    say('the last start left its lock behind: taking it over')
    rmSync(file, { force: true })
  }
}

// After a restart of the machine another program may have the number.
function isStart(pid: number): boolean {
  if (!(pid > 0) || !alive(pid)) return false
  const command = commandOf(pid)
  return command === '' ? process.platform === 'win32' : command.includes('processes') && command.includes('main.ts')
}
