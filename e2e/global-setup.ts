import { randomBytes } from 'node:crypto'
import { listMarks } from './listed-marks.ts'
import { noFlood, setWatchPolicy } from './session.ts'
import { startStack } from './stack.ts'

/**
 * One whole desk for all journeys that do not break it, cameras silent. Its addresses and tokens reach the journeys
 * through the environment; set DATABASE_URL, AUTH_SECRET, WEB_URL … beforehand to run against a desk already there.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DATABASE_URL && process.env.AUTH_SECRET) return undefined
  const [secret, token] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')]
  const stack = await startStack({ env: { AUTH_SECRET: secret, MATCHER_TOKEN: token } })
  const server = { url: stack.webUrl, databaseUrl: stack.databaseUrl, secret }
  await setWatchPolicy(server, noFlood)
  await listMarks(server, { url: stack.matcherUrl, token })
  Object.assign(process.env, {
    AUTH_SECRET: secret,
    DATABASE_URL: stack.databaseUrl,
    WEB_URL: stack.webUrl,
    MATCHER_URL: stack.matcherUrl,
    INGEST_TOKEN: stack.ingestToken,
    API_TOKEN: stack.apiToken,
    DEMO_PASSWORD: stack.password,
  })
  return async () => {
    await stack.stop()
  }
}
