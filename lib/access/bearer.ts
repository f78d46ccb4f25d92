import { createHash } from 'node:crypto'

/** Everything an API token can be allowed to do. */
export const scopes = ['alarms:read', 'alarms:read-restricted', 'units:read', 'units:write'] as const
export type Scope = (typeof scopes)[number]

/** What the first token (API_TOKEN) gets: alarms of SILENT entries are for tokens that somebody chose to give them. */
export const firstTokenScopes: readonly Scope[] = scopes.filter((scope) => scope !== 'alarms:read-restricted')

/** Tokens are random and long, so a plain SHA-256 suffices; the database never holds the token itself. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerOf(authorization: string | null | undefined): string | null {
  return /^Bearer +([\x21-\x7e]{1,512})$/i.exec(authorization ?? '')?.[1] ?? null
}
