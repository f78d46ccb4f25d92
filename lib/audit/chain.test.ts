import { describe, expect, it } from 'vitest'
import { canonicalJson, chainStart, hashEntry, verifyChain } from './chain.ts'
import type { AuditEntry } from './entry.ts'

function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let i = 1; i <= length; i++) {
    const entry = {
      seq: BigInt(i * 2), // a gap is what a rolled-back transaction leaves
      at: new Date(Date.UTC(2026, 10, 22, 21, 0, i)),
      actorId: 'ann',
      actorRole: 'operator',
      forceId: 'durrow',
      action: 'alarm.acknowledged',
      objectType: 'alarm',
      objectId: String(i),
      reason: null,
      detail: { vrm: 'AB84KDX', n: i },
      restricted: i === 5,
      prevHash: entries.at(-1)?.hash ?? chainStart,
    }
    entries.push({ ...entry, hash: hashEntry(entry) })
  }
  return entries
}
const changed = (change: (entries: AuditEntry[]) => void) => {
  const entries = chainOf(5)
  change(entries)
  return verifyChain(entries)
}
const third = (entries: AuditEntry[]) => entries[2] as AuditEntry

describe('verifying the chain', () => {
  it('counts a whole one, in one go or page by page', () => {
    const entries = chainOf(5)
    const whole = verifyChain(entries)
    expect(whole).toEqual({ ok: true, count: 5, lastHash: entries[4]?.hash })
    expect(verifyChain(entries.slice(3), verifyChain(entries.slice(0, 3)))).toEqual(whole)
  })
  it.each<[string, (entries: AuditEntry[]) => void, bigint, 'content' | 'link']>([
    ['another actor', (e) => Object.assign(third(e), { actorId: 'bob' }), 6n, 'content'],
    ['another time', (e) => Object.assign(third(e), { at: new Date(0) }), 6n, 'content'],
    ['another detail', (e) => Object.assign(third(e), { detail: { vrm: 'AB84KDX', n: 9 } }), 6n, 'content'],
    ['made covert', (e) => Object.assign(third(e), { restricted: true }), 6n, 'content'],
    ['made open', (e) => Object.assign(e[4] as AuditEntry, { restricted: false }), 10n, 'content'],
    ['a reason put in', (e) => Object.assign(third(e), { reason: 'because' }), 6n, 'content'],
    ['one removed', (e) => e.splice(2, 1), 8n, 'link'],
    ['the first removed', (e) => e.shift(), 4n, 'link'],
    ['two exchanged', (e) => e.splice(2, 2, e[3] as AuditEntry, third(e)), 8n, 'link'],
    ['one made anew with a right hash', (e) => remake(third(e)), 8n, 'link'],
  ])('finds %s', (_, change, brokenAt, cause) => {
    expect(changed(change)).toMatchObject({ ok: false, brokenAt, cause })
  })
})

function remake(entry: AuditEntry): void {
  entry.actorId = 'bob'
  entry.hash = hashEntry(entry)
}

it('one text for one value, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[1,{"c":2,"d":1}]}')
})
