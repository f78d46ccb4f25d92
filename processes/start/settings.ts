import { type Env, parseEnv } from '#lib/env.ts'
import { derivedSecret, newToken } from './secrets.ts'

/** The settings of this start with everything generated that was left out; what children get is in `forChildren`. */
export function completeSettings(given: Env, secret: string, databaseUrl: string) {
  const forChildren: Record<string, string> = {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DEMO: given.DEMO ? '1' : '0',
    PORT: String(given.PORT),
    MATCHER_PORT: String(given.MATCHER_PORT),
    HOST: given.HOST,
    DATA_DIR: given.DATA_DIR,
    AUTH_SECRET: given.AUTH_SECRET ?? derivedSecret(secret, 'sessions'),
    MATCHER_TOKEN: given.MATCHER_TOKEN ?? newToken(),
  }
  // Without a demo nobody posts or asks until somebody sets a token.
  const ingest = given.INGEST_TOKEN ?? (given.DEMO ? newToken() : undefined)
  const api = given.API_TOKEN ?? (given.DEMO ? newToken() : undefined)
  if (ingest) forChildren.INGEST_TOKEN = ingest
  if (api) forChildren.API_TOKEN = api
  return { env: parseEnv({ ...process.env, ...forChildren }), forChildren }
}
