import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { resolveTask } from '#lib/hotlists/corrections/commands.ts'
import { listTasks } from '#lib/hotlists/corrections/queries.ts'
import { endNote, makeNote } from '#lib/hotlists/notes/commands.ts'
import { acknowledge, close, decline, verify } from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { findAlarmDetail, readSnapshot } from '../queries.ts'
import { aMessage, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const ann = aViewer('operator', 'Ann')
const maud = aViewer('operator', 'Maud', true)
const owen = aViewer('list-manager', 'Owen')
let n = 0

const alarmOf = async (viewer = ann) =>
  (await readSnapshot(pool, viewer)).alarms.find(({ vrm }) => vrm === `AB8${n}KDX`) ?? expect.unreachable('no alarm')
const on = async (viewer = ann) => {
  const { id: alarmId, revision } = await alarmOf(viewer)
  return { alarmId, revision }
}
const yes = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
const check = async (change: Partial<Record<keyof typeof yes, 'no'>>, viewer = ann) => {
  await acknowledge(deps, viewer, await on(viewer))
  return verify(deps, viewer, { ...(await on(viewer)), checks: { ...yes, ...change }, note: 'a silver one' })
}
const tasks = async (viewer = owen, state: 'open' | 'resolved' = 'open') =>
  (await listTasks(pool, viewer, { list: null, state })).filter(({ entryId }) => entryId === id(n))
const kind = (answer: { ok: boolean; refusal?: { kind: string } }) => (answer.ok ? 'done' : answer.refusal?.kind)

beforeAll(() => furnish(pool))
beforeEach(async () => {
  n += 1
  await putEntry(pool, n)
})

describe('a finding', () => {
  it('reaches the owner once, with its evidence', async () => {
    const misread = {
      ...aMessage(n, n, 0, { vrm: `A88${n}KDX`, colour: 'silver' }),
      kind: 'tolerant' as const,
      posterior: 0.9,
    }
    await takeInMatches(deps, [misread])
    expect(kind(await check({ characters: 'no' }))).toBe('done')
    await verify(deps, ann, { ...(await on()), checks: { ...yes, characters: 'no' } })
    const [task, ...others] = await tasks()
    expect(others).toEqual([])
    expect(task).toMatchObject({
      cause: 'misread',
      raisedByName: 'Ann',
      owner: 'owner',
      evidence: { readMark: `A88${n}KDX`, entryMark: `AB8${n}KDX`, cameraName: 'A1(M) J61', verdict: 'misread' },
    })
    expect(task?.evidence).toMatchObject({ note: 'a silver one', read: { colour: 'silver' } })
  })

  const cases: [Partial<Record<keyof typeof yes, 'no'>>, string[]][] = [
    [{}, []],
    [{ oddity: 'no' }, []],
    [{ entry: 'no' }, ['wrong-entry']],
    [{ vehicle: 'no' }, ['wrong-vehicle']],
    [{ vehicle: 'no', entry: 'no' }, ['wrong-entry', 'wrong-vehicle']],
  ]
  it.each(cases)('of checks %j is %j', async (change, causes) => {
    await takeInMatches(deps, [aMessage(n, n)])
    await check(change)
    expect((await tasks()).map(({ cause }) => cause).sort()).toEqual(causes)
  })

  it('comes of an outcome too', async () => {
    await takeInMatches(deps, [aMessage(n, n)])
    await check({})
    expect(kind(await decline(deps, ann, { ...(await on()), reason: 'entry-withdrawn' }))).toBe('done')
    expect(kind(await close(deps, ann, { ...(await on()), outcomes: ['entry-withdrawn'] }))).toBe('done')
    expect((await tasks()).map(({ cause }) => cause)).toEqual(['entry-withdrawn'])
  })

  it('on a SILENT entry is for the cleared only, to see and to answer', async () => {
    await pool.query(`UPDATE hotlist_entry SET action = 'SILENT' WHERE id = $1`, [id(n)])
    await takeInMatches(deps, [aMessage(n, n)])
    await check({ entry: 'no' }, maud)
    expect(await tasks()).toEqual([])
    const cleared = aViewer('list-manager', 'Ruth', true)
    const [task] = await tasks(cleared)
    const input = { taskId: task?.id ?? '', resolution: 'not-ours', reason: 'regional desk' } as const
    expect(kind(await resolveTask(deps, owen, input))).toBe('not-found')
    expect(kind(await resolveTask(deps, cleared, input))).toBe('done')
    const { rows } = await pool.query(`SELECT restricted FROM audit_entry WHERE object_id = $1`, [task?.id])
    expect(rows).toEqual([{ restricted: true }, { restricted: true }])
  })
})

describe('an answer', () => {
  it('is given once; corrected needs a change, withdrawn makes it', async () => {
    await takeInMatches(deps, [aMessage(n, n)])
    await check({ entry: 'no' })
    const [task] = await tasks()
    const answer = (resolution: 'corrected' | 'withdrawn') =>
      resolveTask(deps, owen, { taskId: task?.id ?? '', resolution, reason: 'recovered last week' })
    expect(kind(await resolveTask(deps, ann, { taskId: task?.id ?? '', resolution: 'not-ours', reason: 'x y' }))).toBe(
      'forbidden',
    )
    expect(kind(await answer('corrected'))).toBe('illegal')
    deps.time.now += 1_000
    expect(kind(await answer('withdrawn'))).toBe('done')
    expect(kind(await answer('withdrawn'))).toBe('stale')
    expect(await tasks(owen, 'resolved')).toMatchObject([
      { resolution: 'withdrawn', resolvedByName: 'Owen', entryState: 'withdrawn' },
    ])
    await expect(
      pool.query('UPDATE correction_task SET resolution_reason = $2 WHERE id = $1', [task?.id, 'x']),
    ).rejects.toThrow(/only be resolved/)
  })
})

describe('a protective note', () => {
  it('stands on alarms of its mark and of look-alikes, until it ends, and keeps nothing away', async () => {
    const given = { mark: `A8 8${n} kdx`, words: 'Stopped in error on 20 November: check make and colour', days: 30 }
    expect(kind(await makeNote(deps, ann, given))).toBe('forbidden')
    const made = await makeNote(deps, owen, given)
    await takeInMatches(deps, [aMessage(n, n)])
    const notes = async () => (await findAlarmDetail(pool, ann, (await alarmOf()).id, deps.clock()))?.notes ?? []
    expect(await notes()).toMatchObject([{ vrm: `A88${n}KDX`, words: given.words, madeByName: 'Owen' }])
    deps.time.now += 31 * 86_400_000
    expect(await notes()).toEqual([])
    deps.time.now -= 31 * 86_400_000
    const ending = { noteId: made.ok ? made.value.noteId : '', reason: 'He sold the car' }
    expect(kind(await endNote(deps, owen, ending))).toBe('done')
    expect(await notes()).toEqual([])
    expect(kind(await endNote(deps, owen, ending))).toBe('stale')
  })
})
