import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findFreePort } from '#lib/db/embedded/free-port.ts'

/**
 * A further matcher on the database of the desk under test, healthy when this resolves. It does not know the web
 * process: what it matches waits in the outbox, which the desk's own matcher empties.
 */
export async function startMatcher(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await findFreePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'watchdesk-matcher-'))
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    MATCHER_HOST: '127.0.0.1',
    MATCHER_PORT: String(port),
    MATCHER_TOKEN: 'of-nobody', // the desk takes no match from it
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'processes/matcher/main.ts'], {
    cwd: resolve(import.meta.dirname, '..'),
    stdio: 'ignore',
    env,
  })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const url = `http://127.0.0.1:${port}`
  for (let attempt = 0; ; attempt++) {
    const well = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (well) break
    if (child.exitCode !== null || attempt > 600) throw new Error('the second matcher does not start')
    await new Promise((retry) => setTimeout(retry, 50))
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await gone
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
