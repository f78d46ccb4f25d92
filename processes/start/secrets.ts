import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readablePassword } from '#lib/access/password.ts'

/** The secret that lives as long as the data: 64 hex digits in DATA_DIR/secret, readable by its owner only. */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    const kept = readFileSync(file, 'utf8').trim()
    if (kept.length >= 32) return kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}

/** A secret for one purpose, always the same for the same kept secret. */
export function derivedSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('hex')
}

export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Easily typed, e.g. `hk3m-7ra2-xn8c`. */
export const newPassword = (pick: (below: number) => number = randomInt): string => readablePassword(pick)
