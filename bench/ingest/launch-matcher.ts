import { type ChildProcess, spawn } from 'node:child_process'
import { type AddressInfo, createServer as createListener } from 'node:net'
import { hugePages, shortPauses } from '#lib/matching/process-memory.ts'

/** The matcher as its own program, ready for reads; it ends with us. */
export async function launchMatcher(
  databaseUrl: string,
  webUrl: string,
): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort()
  const env = {
    ...process.env,
    ...hugePages,
    DATABASE_URL: databaseUrl,
    MATCHER_PORT: String(port),
    MATCHER_HOST: '127.0.0.1',
    // Not the token of the reads: with this one only canaries are taken.
    MATCHER_TOKEN: 'bench-service',
    WEB_URL: webUrl,
    LOG_LEVEL: 'error',
  }
  // With our end of the channel gone it stops by itself, however we ended.
  const flags = ['--disable-warning=ExperimentalWarning', ...shortPauses, '--import', './processes/start/parent.ts']
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
  const child = spawn(process.execPath, [...flags, 'processes/matcher/main.ts'], {
    env,
    stdio: [...stdio],
    // A session of its own, as `npm start` gives it: Linux may share processors out by session.
    detached: true,
  })
  const answers = () => fetch(`http://127.0.0.1:${port}/health`).then(({ ok }) => ok)
  while (!(await answers().catch(() => false))) {
    if (child.exitCode !== null) throw new Error('the matcher does not start')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { port, child }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const listener = createListener().listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo
      listener.close(() => resolve(port))
    })
  })
}
