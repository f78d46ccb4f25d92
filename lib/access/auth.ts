import { prismaAdapter } from 'better-auth/adapters/prisma'
import { betterAuth } from 'better-auth/minimal'
import { passwordLength } from './password.ts'
import { accessPolicy } from './policy.ts'

/** Set by the custom server from the socket (lib/web/gate.ts), never taken from outside. */
export const addressHeader = 'x-watchdesk-address'

export interface AuthSettings {
  secret: string
  publicUrl: string
}

/**
 * better-auth with passwords and sessions only: nobody signs up from outside, nothing is sent anywhere. Locking,
 * disabling and auditing are ours (lib/web/sign-in.ts); a session's idle end is ours too (session.ts), so the
 * library neither prolongs sessions nor keeps them in a cookie.
 */
export function createAuth(db: Parameters<typeof prismaAdapter>[0], { secret, publicUrl }: AuthSettings) {
  return betterAuth({
    appName: 'Watchdesk',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    database: prismaAdapter(db, { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: passwordLength.least },
    session: {
      expiresIn: accessPolicy.sessionHours * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        forceId: { type: 'string', required: false, input: false },
        cleared: { type: 'boolean', input: false },
        disabled: { type: 'boolean', input: false },
      },
    },
    // The routes are ours and two (app/api/auth); sign-ins are counted on the account itself.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'watchdesk',
      useSecureCookies: publicUrl.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    logger: { level: 'error' },
  })
}

export type Auth = ReturnType<typeof createAuth>
