import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { undoMisread } from '#lib/matching/misreads/commands.ts'
import { countStandingMisreads, findStandingMisreads, listStandingMisreads } from '#lib/matching/misreads/queries.ts'
import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { Alarm } from '../alarm.ts'
import type { CheckAnswer } from '../coding.ts'
import * as commands from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { findAlarmDetail, readSnapshot } from '../queries.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { verdictsByCamera } from './queries.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const ann = aViewer('operator', 'Ann')
const sue = aViewer('supervisor', 'Sue')
const day = 24 * 3_600_000
const reason = 'the picture shows an 8'
let n = 0
let alarm: Alarm

const standing = () => findStandingMisreads(pool, deps.clock())
const ofEntry = async (entry = n) => (await standing()).filter(({ entryId }) => entryId === id(entry))
const traceOf = async () => (await findAlarmDetail(pool, sue, alarm.id, deps.clock()))?.misreads

/** A read of another mark that was taken for entry n. */
const taken = (message: number, second = 0, change: Partial<MatchMessage['read']> = {}): MatchMessage => ({
  ...aMessage(message, n, second, { vrm: `A88${n}KDX`, make: 'Ford', colour: 'silver', ...change }),
  kind: 'tolerant',
  posterior: 0.5,
  explanation: { v: 1, decision: 'possible' },
})

async function verify(characters: CheckAnswer, readId?: string): Promise<void> {
  const now = (await readSnapshot(pool, ann)).alarms.find(({ id: each }) => each === alarm.id) as Alarm
  const owned = now.ownerId
    ? now
    : await must(commands.acknowledge(deps, ann, { alarmId: now.id, revision: now.revision }))
  const checks = { characters, vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
  await must(commands.verify(deps, ann, { alarmId: owned.id, revision: owned.revision, checks, readId }))
}
async function must(answer: ReturnType<typeof commands.release>): Promise<Alarm> {
  const result = await answer
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const raise = async (...messages: MatchMessage[]) => {
  await takeInMatches(deps, messages)
  alarm = (await readSnapshot(pool, ann)).alarms.find(({ vrm }) => vrm === `AB8${n}KDX`) as Alarm
}

beforeAll(() => furnish(pool))
beforeEach(async () => {
  n += 1
  deps.time.now += 1000
  await putEntry(pool, n)
})

describe('a verdict "misread"', () => {
  it('keeps the pair of mark as read and entry, of that vehicle, for the policy period, and says so on the alarm', async () => {
    await raise(taken(n))
    await verify('no')
    const nowMs = deps.clock().getTime()
    const pair = { readMark: `A88${n}KDX`, entryId: id(n), cameraId: 'CAM-D', byUserId: 'Ann', atMs: nowMs }
    expect(await ofEntry()).toMatchObject([
      { ...pair, description: { make: 'Ford', colour: 'silver' }, untilMs: nowMs + 30 * day },
    ])
    expect(await traceOf()).toMatchObject([
      { readMark: `A88${n}KDX`, entryMark: `AB8${n}KDX`, byName: 'Ann', undoneAt: null, kept: 0 },
    ])
    const [misread] = await ofEntry()
    const { rows } = await pool.query(
      `SELECT action, actor_id FROM audit_entry WHERE object_type = 'misread' AND object_id = $1`,
      [misread?.id],
    )
    expect(rows).toEqual([{ action: 'misread.noted', actor_id: 'Ann' }])
  })

  it('lasts as long as the policy says', async () => {
    await pool.query(`UPDATE alarm_policy SET settings = '{"misreadDays": 2}'`)
    await raise(taken(n))
    await verify('no')
    expect((await ofEntry())[0]?.untilMs).toBe(deps.clock().getTime() + 2 * day)
    await pool.query(`UPDATE alarm_policy SET settings = '{}'`)
    expect(await findStandingMisreads(pool, new Date(deps.clock().getTime() + 2 * day))).not.toContainEqual(
      expect.objectContaining({ entryId: id(n) }),
    )
  })

  it('keeps back no mark that was read exactly as it is listed', async () => {
    await raise(aMessage(n, n))
    await verify('no')
    expect(await ofEntry()).toEqual([])
  })

  it('is about the sighting whose picture was compared, though another came meanwhile', async () => {
    await raise(taken(n), taken(500 + n, 5, { vrm: `AB9${n}KDX` }))
    await verify('no', id(5_000 + n))
    expect((await ofEntry()).map(({ readMark }) => readMark)).toEqual([`A88${n}KDX`])
  })

  it('said twice stands once; changed to "cannot tell" it stands no more', async () => {
    await raise(taken(n))
    await verify('no')
    await verify('no')
    expect(await ofEntry()).toHaveLength(1)
    await verify('cannot-tell')
    expect(await ofEntry()).toEqual([])
    expect(await traceOf()).toMatchObject([{ undoneByName: 'Ann', undoReason: 'The verdict was changed' }])
  })

  it('on an earlier alarm ends when the pair is confirmed on a later one', async () => {
    await raise(taken(n))
    await verify('no')
    const on = async () => {
      const now = (await readSnapshot(pool, ann)).alarms.find(({ id: each }) => each === alarm.id) as Alarm
      return { alarmId: now.id, revision: now.revision }
    }
    await must(commands.decline(deps, ann, { ...(await on()), reason: 'misread' }))
    await must(commands.close(deps, ann, { ...(await on()), outcomes: [] }))
    await raise(taken(600 + n, 7200))
    expect(await ofEntry()).toHaveLength(1)
    await verify('yes')
    expect(await ofEntry()).toEqual([])
  })
})

describe('undoing', () => {
  it('is for those who may override, once, with the reason in the audit; the database keeps the rest as it was', async () => {
    await raise(taken(n))
    await verify('no')
    const [misread] = await ofEntry()
    const input = { misreadId: misread?.id ?? '', reason }
    const kind = async (who: typeof ann) => {
      const answer = await undoMisread(deps, who, input)
      return answer.ok ? 'done' : answer.refusal.kind
    }
    expect(await kind(ann)).toBe('forbidden')
    expect((await Promise.all([kind(sue), kind(sue)])).sort()).toEqual(['done', 'stale'])
    expect(await ofEntry()).toEqual([])
    expect(await traceOf()).toMatchObject([{ undoneByName: 'Sue', undoReason: reason }])
    const { rows } = await pool.query(
      `SELECT action, reason FROM audit_entry WHERE object_type = 'misread' AND object_id = $1 ORDER BY seq`,
      [misread?.id],
    )
    expect(rows.at(-1)).toEqual({ action: 'misread.undone', reason })
    for (const change of [
      `undone_at = NULL, undone_by_id = NULL, undo_reason = NULL`,
      `until = until + interval '1 day'`,
    ]) {
      await expect(pool.query(`UPDATE misread SET ${change} WHERE id = $1`, [misread?.id])).rejects.toThrow(
        /only be undone/,
      )
    }
    await expect(pool.query('DELETE FROM misread')).rejects.toThrow(/refused/)
  })
})

describe('what is shown', () => {
  it('lists what stands with the reads kept back; a SILENT entry for the cleared only, to read and to undo', async () => {
    await putEntry(pool, 90, { action: 'SILENT' })
    await raise(taken(n))
    await verify('no')
    const [misread] = await ofEntry()
    await pool.query(`INSERT INTO suppressed_match VALUES ($1, $2, $3, $4, 'CAM-D', $2)`, [
      ...[id(8_000 + n), atSecond(60), id(n), misread?.id],
    ])
    const list = async (cleared: boolean) =>
      (await listStandingMisreads(pool, aViewer('supervisor', 'S', cleared), deps.clock())).map(
        ({ entryId, kept, cameraName }) => [entryId, kept, cameraName],
      )
    expect(await list(false)).toContainEqual([id(n), 1, 'A1(M) J61'])
    expect(await countStandingMisreads(pool, [id(n), id(99)], deps.clock())).toEqual(new Map([[id(n), 1]]))
    await pool.query(`UPDATE hotlist_entry SET action = 'SILENT' WHERE id = $1`, [id(n)])
    expect((await list(false)).map(([entry]) => entry)).not.toContain(id(n))
    expect((await list(true)).map(([entry]) => entry)).toContain(id(n))
    expect(await undoMisread(deps, sue, { misreadId: misread?.id ?? '', reason })).toMatchObject({
      refusal: { kind: 'not-found' },
    })
  })

  it('counts verdicts and misreads by the camera of the sighting, the last verdict of each alarm', async () => {
    const counts = async () => (await verdictsByCamera(pool, false)).get('CAM-E') ?? { misreads: 0, verdicts: 0 }
    const before = await counts()
    await raise(taken(n, 0, { cameraId: 'CAM-E', receivedAt: atSecond(0) }))
    await verify('no')
    await verify('no')
    expect(await counts()).toEqual({ misreads: before.misreads + 1, verdicts: before.verdicts + 1 })
    const [misread] = await ofEntry()
    await undoMisread(deps, sue, { misreadId: misread?.id ?? '', reason })
    expect(await counts()).toEqual({ misreads: before.misreads, verdicts: before.verdicts + 1 })
    deps.time.now += 1000
    await verify('no')
    expect(await counts()).toEqual({ misreads: before.misreads + 1, verdicts: before.verdicts + 1 })
    deps.time.now += 1000
    await verify('cannot-tell')
    expect(await counts()).toEqual(before)
  })

  it('refuses a verdict on a picture that is none of the alarm', async () => {
    await raise(taken(n))
    await expect(verify('no', id(9_999_999))).rejects.toThrow('no sighting of this alarm')
    expect(await ofEntry()).toEqual([])
  })

  it('counts a verdict for the camera of the picture that was judged, not of the newest', async () => {
    const counts = async () => (await verdictsByCamera(pool, false)).get('CAM-E')?.misreads ?? 0
    const before = await counts()
    const judged = taken(n, 0, { cameraId: 'CAM-E', receivedAt: atSecond(0) })
    await raise(judged, taken(n + 500, 1, { cameraId: 'CAM-D', receivedAt: atSecond(1) }))
    await verify('no', judged.read.id)
    expect(await counts()).toBe(before + 1)
  })
})
