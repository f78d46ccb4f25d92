import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { derivedSecret, keptSecret, newPassword } from './secrets.ts'

test('a password is three groups of four characters that nobody confuses, and never the same', () => {
  const passwords = Array.from({ length: 200 }, () => newPassword())
  for (const password of passwords)
    expect(password).toMatch(/^[a-hj-km-np-uxyz2-46-9]{4}(-[a-hj-km-np-uxyz2-46-9]{4}){2}$/)
  expect(new Set(passwords).size).toBe(200)
})

test('the secret is made once, for its owner only; each purpose has its own', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchdesk-secret-'))
  try {
    const secret = keptSecret(dataDir)
    expect(keptSecret(dataDir)).toBe(secret)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(derivedSecret(secret, 'database')).not.toBe(derivedSecret(secret, 'sessions'))
    expect(derivedSecret(secret, 'database')).toBe(derivedSecret(secret, 'database'))
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})
