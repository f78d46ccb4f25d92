import { z } from 'zod'
import { Email } from './core/email.ts'

/** A setting that cannot be used; the message is one sentence fit to show a person. */
export class EnvError extends Error {
  override name = 'EnvError'
}

const port = z.coerce.number().int().min(1).max(65535)
const token = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable characters without spaces')
const onOff = z.enum(['0', '1'])

const Given = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  MATCHER_HOST: z.string().optional(),
  MATCHER_PORT: port.default(3100),
  PUBLIC_URL: z.url().optional(),
  WEB_URL: z.url().optional(),
  MATCHER_URL: z.url().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  HOTLIST_FEED_MB: z.coerce.number().int().min(1).max(65_536).default(1024),
  DEMO: onOff.optional(),
  FEED: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be off or the name of a scenario')
    .default('day'),
  FEED_SPEED: z.coerce.number().positive().max(1000).default(1),
  FEED_SEED: z.coerce.number().int().default(1),
  AUTH_SECRET: token.optional(),
  MATCHER_TOKEN: token.optional(),
  INGEST_TOKEN: token.optional(),
  API_TOKEN: token.optional(),
  ADMIN_EMAIL: Email.optional(),
  ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').max(128).optional(),
  CANARY_EVERY_SEC: z.coerce.number().min(1).max(3600).default(60),
  CANARY_MISSED_SEC: z.coerce.number().min(2).max(7200).default(90),
  TILE_URL: z.string().optional(),
  TILE_ATTRIBUTION: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  LOGS: z.enum(['files', 'console']).default('files'),
})

const Whole = Given.superRefine(({ ADMIN_EMAIL, ADMIN_PASSWORD }, context) => {
  if ((ADMIN_EMAIL === undefined) === (ADMIN_PASSWORD === undefined)) return
  const path = [ADMIN_EMAIL === undefined ? 'ADMIN_EMAIL' : 'ADMIN_PASSWORD']
  context.addIssue({ code: 'custom', path, message: 'is missing: ADMIN_EMAIL and ADMIN_PASSWORD go together' })
})

const Settings = Whole.transform((settings) => ({
  ...settings,
  MATCHER_HOST: settings.MATCHER_HOST ?? settings.HOST,
  PUBLIC_URL: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
  WEB_URL: settings.WEB_URL ?? `http://${reachable(settings.HOST)}:${settings.PORT}`,
  MATCHER_URL:
    settings.MATCHER_URL ?? `http://${reachable(settings.MATCHER_HOST ?? settings.HOST)}:${settings.MATCHER_PORT}`,
  // Somebody else's database is never filled with a demo world unasked.
  DEMO: settings.DEMO === undefined ? settings.DATABASE_URL === undefined : settings.DEMO === '1',
}))

/** The address under which this machine reaches a server of its own that listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** The name of every setting. */
export const settingNames: readonly string[] = Object.keys(Given.shape)

export type Env = z.infer<typeof Settings>
type Source = Readonly<Record<string, string | undefined>>

/** Reads every setting from `source`; an empty string counts as unset. Throws EnvError naming the setting. */
export function parseEnv(source: Source): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(present)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new EnvError(
    `The setting ${issue?.path.join('.')} ${issue?.message.replace(/^Invalid/, 'is not valid: invalid')}`,
  )
}

let read: Env | undefined

/** This process's settings, parsed at the first call. */
export function env(): Env {
  read ??= parseEnv(process.env)
  return read
}

/** A setting that this program cannot do without, e.g. `requireSetting('DATABASE_URL')`. */
export function requireSetting<K extends keyof Env>(name: K): NonNullable<Env[K]> {
  const value = env()[name]
  if (value === undefined || value === null) {
    throw new EnvError(`The setting ${name} is missing: npm start sets it, a program started alone must be given it`)
  }
  return value
}
