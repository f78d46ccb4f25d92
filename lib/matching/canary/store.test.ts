import { describe, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { slotOf } from './canary.ts'
import { claimSlot, findLastRun, forgetRuns, takeRun } from './store.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const at = (sec: number) => new Date(Date.UTC(2026, 10, 22, 21, 0, sec))
const claim = (sec: number) =>
  claimSlot(db, { slot: slotOf(at(sec).getTime(), 60), at: at(sec), retryBefore: at(sec - 10) })
const take = (sec: number, takenSec: number) =>
  db.$transaction((tx) =>
    takeRun(tx, { sentAt: at(sec), receivedAt: at(sec), matchedAt: at(sec), takenAt: at(takenSec) }),
  )

describe('a canary', () => {
  it('is sent by one of several web processes in an interval', async () => {
    const claimed = await Promise.all([claim(0), claim(0), claim(1)])
    expect(claimed.filter(Boolean).length).toBe(1)
  })

  it('is sent again while it is not answered, not sooner than ten seconds later, and not once it came', async () => {
    expect([await claim(60), await claim(69), await claim(71)]).toEqual([true, false, true])
    await take(71, 72)
    expect([await claim(90), await claim(119)]).toEqual([false, false])
  })

  it('is known by the time it was sent, also when a later try was made meanwhile; twice told is once', async () => {
    expect([await claim(120), await claim(131)]).toEqual([true, true])
    await take(120, 133)
    await take(131, 134)
    expect(await findLastRun(db)).toEqual({
      sentAt: at(120).toISOString(),
      receivedAt: at(120).toISOString(),
      matchedAt: at(120).toISOString(),
      takenAt: at(133).toISOString(),
    })
  })

  it('is forgotten in time', async () => {
    await forgetRuns(db, at(10_000))
    expect(await findLastRun(db)).toBeNull()
  })
})
