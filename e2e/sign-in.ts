import type { BrowserContext } from '@playwright/test'
import { openSession, type Server, serverUnderTest } from './session.ts'

/** Before the @ of a demo account: a role, or the second or the cleared operator. */
export type Account =
  | 'operator'
  | 'operator-2'
  | 'operator-cleared'
  | 'supervisor'
  | 'supervisor-uncleared' // made by covert.spec.ts: the demo's supervisor is cleared
  | 'officer'
  | 'list-manager'
  | 'investigator'
  | 'analyst'
  | 'estate-manager'
  | 'auditor'
  | 'administrator'

export const emailOf = (account: Account): string => `${account}@demo.watchdesk.example`

/** Signs a browser context in without the form: `await signIn(context, 'operator')`, then `page.goto('/desk')`. */
export async function signIn(
  context: BrowserContext,
  account: Account,
  server: Server = serverUnderTest(),
): Promise<void> {
  const { name, value } = await openSession(server, emailOf(account))
  const secure = server.url.startsWith('https:')
  await context.addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Lax', secure }])
}
