import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { Alarm } from './alarm.ts'
import { applyEvents, boardOf } from './board.ts'
import * as commands from './commands.ts'
import { meetDeadlines } from './deadlines/commands.ts'
import { takeInMatches } from './intake/commands.ts'
import { readEventsSince, readSnapshot } from './queries.ts'
import { aMessage, aViewer, furnish, id, putEntry, t0, testDeps } from './testing/house.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const ann = aViewer('operator', 'Ann')
const bob = aViewer('operator', 'Bob')
const sue = aViewer('supervisor', 'Sue')
const eve = { ...aViewer('operator', 'Eve'), forceId: 'eden' }
const yes = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const

let n = 0
let alarm: Alarm
type Answer = ReturnType<typeof commands.release>
const on = (a: Alarm) => ({ alarmId: a.id, revision: a.revision })
const must = async (answer: Answer) => {
  const result = await answer
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const refusal = async (answer: Answer) => {
  const result = await answer
  return result.ok ? 'done' : result.refusal
}
const now = () => deps.clock().toISOString()
const later = (seconds: number) => {
  deps.time.now += seconds * 1000
}
const fresh = async (grade = 'medium'): Promise<Alarm> => {
  n += 1
  await putEntry(pool, n, { grade })
  await takeInMatches(deps, [aMessage(n, n, (deps.time.now - t0) / 1000)])
  return open(`AB8${n}KDX`)
}
const open = async (vrm: string) => (await readSnapshot(pool, ann)).alarms.find((a) => a.vrm === vrm) as Alarm
const verified = async (a: Alarm) => {
  const acknowledged = await must(commands.acknowledge(deps, ann, on(a)))
  return must(commands.verify(deps, ann, { ...on(acknowledged), checks: yes }))
}
const closed = async (a: Alarm) => {
  const declined = await must(commands.decline(deps, ann, { ...on(await verified(a)), reason: 'no-unit' }))
  return must(commands.close(deps, ann, { ...on(declined), outcomes: [] }))
}

beforeAll(async () => {
  await furnish(pool)
  await pool.query(`UPDATE alarm_policy_band SET supervisor_sec = 60, inspector_sec = 120, pass_sec = 60, missed_sec = 3600,
    shelve_max_sec = CASE band WHEN 'high' THEN NULL ELSE 1800 END`)
})
beforeEach(async () => {
  alarm = await fresh()
})

describe('passing', () => {
  const offered = async () =>
    must(commands.pass(deps, ann, { ...on(await verified(alarm)), toForceId: 'eden', note: 'Over the border' }))

  it('leaves the alarm with its sender until the other force accepts, and then it is theirs as it was', async () => {
    const passed = await offered()
    expect(passed).toMatchObject({ state: 'passed', ownerName: 'Ann', responseForceId: 'durrow' })
    expect(passed.passOffer).toMatchObject({ toForceId: 'eden', note: 'Over the border', stateBefore: 'verified' })
    expect(await refusal(commands.acceptPass(deps, bob, on(passed)))).toMatchObject({ kind: 'illegal' })
    const accepted = await must(commands.acceptPass(deps, eve, on(passed)))
    expect(accepted).toMatchObject({ state: 'verified', ownerName: 'Eve', passOffer: null })
    expect(accepted).toMatchObject({ responseForceId: 'eden', forceId: 'durrow' })
  })

  it.each([
    ['refused with a reason', (a: Alarm) => commands.refusePass(deps, eve, { ...on(a), reason: 'Nobody near' })],
    ['taken back', (a: Alarm) => commands.withdrawPass(deps, ann, on(a))],
  ])('goes on with its sender when it is %s', async (_, end) => {
    expect(await must(end(await offered()))).toMatchObject({ state: 'verified', ownerName: 'Ann', passOffer: null })
  })

  it('is not offered to a force that has it, nor to none', async () => {
    const own = on(await verified(alarm))
    const offer = (toForceId: string) => refusal(commands.pass(deps, ann, { ...own, toForceId, note: 'Please' }))
    expect(await offer('durrow')).toMatchObject({ kind: 'illegal' })
    expect(await offer('nowhere')).toMatchObject({ kind: 'not-found' })
  })
})

describe('the shelf', () => {
  const until = (seconds: number) => new Date(deps.time.now + seconds * 1000).toISOString()
  const shelve = (a: Alarm, seconds = 600) =>
    commands.shelve(deps, ann, { ...on(a), until: until(seconds), reason: 'Same fault as before' })

  it('hides until its time, and returns by itself, once', async () => {
    const shelved = await must(shelve(alarm))
    expect(shelved).toMatchObject({
      state: 'shelved',
      ownerName: null,
      shelvedByName: 'Ann',
      shelvedUntilAt: until(600),
    })
    later(599)
    await meetDeadlines(deps)
    expect((await open(alarm.vrm)).state).toBe('shelved')
    later(1)
    await Promise.all([meetDeadlines(deps), meetDeadlines(testDepsAt())])
    const back = await open(alarm.vrm)
    expect(back).toMatchObject({ state: 'raised', shelvedUntilAt: null, waitingFromAt: now(), decideFromAt: now() })
    expect(await kindsOf(back)).toEqual(['raised', 'shelved', 'shelf-returned'])
  })

  it('lets nobody shelve a High, nor for longer than policy says, nor into the past', async () => {
    const high = await fresh('high')
    expect(await refusal(shelve(high))).toMatchObject({ kind: 'illegal', message: expect.stringContaining('High') })
    expect(await refusal(shelve(alarm, 1801))).toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('30 min'),
    })
    expect(await refusal(shelve(alarm, -1))).toMatchObject({ kind: 'invalid' })
  })

  it('gives back at once what calls for attention again, and not what is only seen again', async () => {
    await must(shelve(alarm))
    await takeInMatches(deps, [aMessage(3_000 + n, n, (deps.time.now - t0) / 1000 + 10)])
    expect((await open(alarm.vrm)).state).toBe('shelved')
    await takeInMatches(deps, [aMessage(4_000 + n, n, (deps.time.now - t0) / 1000 + 20, { cameraId: 'CAM-E' })])
    expect(await open(alarm.vrm)).toMatchObject({ state: 'raised', reraisedReason: 'entered another force' })
  })

  it('is left by hand too', async () => {
    expect(await must(commands.unshelve(deps, bob, on(await must(shelve(alarm)))))).toMatchObject({ state: 'raised' })
  })
})

describe('regrading', () => {
  const to = (a: Alarm, band: 'high' | 'medium' | 'low', who = ann) =>
    commands.regrade(deps, who, { ...on(a), band, reason: 'The picture shows a knife' })

  it('changes the band and keeps the initial one; a rise starts the clocks anew', async () => {
    later(50)
    expect(await must(to(alarm, 'high'))).toMatchObject({
      ...{ band: 'high', initialBand: 'medium', askedBand: 'medium', regradedByName: 'Ann' },
      ...{ waitingFromAt: now(), decideFromAt: now() },
    })
  })

  it('lowers a High by a supervisor only', async () => {
    const high = await fresh('high')
    expect(await refusal(to(high, 'low'))).toMatchObject({ kind: 'forbidden' })
    expect(await must(to(high, 'low', sue))).toMatchObject({ band: 'low', initialBand: 'high' })
  })

  it('is not taken back by the next sighting, but by an entry that asks for more', async () => {
    await must(to(alarm, 'low'))
    await takeInMatches(deps, [aMessage(5_000 + n, n, (deps.time.now - t0) / 1000 + 10)])
    expect((await open(alarm.vrm)).band).toBe('low')
    await putEntry(pool, 700 + n, { grade: 'high' })
    await pool.query('UPDATE hotlist_entry SET vrm = $2 WHERE id = $1', [id(700 + n), alarm.vrm])
    await takeInMatches(deps, [{ ...aMessage(6_000 + n, n, (deps.time.now - t0) / 1000 + 20), entryId: id(700 + n) }])
    expect(await open(alarm.vrm)).toMatchObject({
      band: 'high',
      askedBand: 'high',
      reraisedReason: 'band rose to high',
    })
  })
})

describe('what nobody looked at in time', () => {
  it('is missed, and stays so until somebody says why', async () => {
    later(3600)
    await meetDeadlines(deps)
    const missed = await open(alarm.vrm)
    expect(missed).toMatchObject({ state: 'missed', missedAt: now() })
    expect(await refusal(commands.acknowledge(deps, ann, on(missed)))).toMatchObject({ kind: 'illegal' })
    expect(await refusal(commands.explainMissed(deps, ann, { ...on(missed), reason: 'other' }))).toMatchObject({
      kind: 'invalid',
    })
    const explained = await must(commands.explainMissed(deps, ann, { ...on(missed), reason: 'nobody-at-desk' }))
    expect(explained).toMatchObject({ state: 'acknowledged', missedReason: 'nobody-at-desk', ownerName: 'Ann' })
  })

  it('is raised again when the vehicle is seen again', async () => {
    later(3600)
    await meetDeadlines(deps)
    await takeInMatches(deps, [aMessage(7_000 + n, n, (deps.time.now - t0) / 1000)])
    expect(await open(alarm.vrm)).toMatchObject({ state: 'raised', reraisedReason: 'seen again after it was missed' })
  })
})

describe('merging', () => {
  it('puts one under another, rests its deadlines, and parts them by hand or when the leader closes', async () => {
    const other = await fresh()
    const merged = await must(commands.merge(deps, ann, { ...on(other), leadId: alarm.id, kind: 'convoy' }))
    expect(merged).toMatchObject({ leadId: alarm.id, leadKind: 'convoy', state: 'raised' })
    const acknowledged = await must(commands.acknowledge(deps, ann, on(alarm)))
    later(200)
    await meetDeadlines(deps)
    expect((await open(other.vrm)).escalatedTo).toBeNull()
    const parted = await must(commands.unmerge(deps, bob, on(await open(other.vrm))))
    expect(parted).toMatchObject({ leadId: null, waitingFromAt: now() })
    await must(commands.merge(deps, ann, { ...on(parted), leadId: alarm.id, kind: 'convoy' }))
    const checked = await must(commands.verify(deps, ann, { ...on(acknowledged), checks: yes }))
    const declined = await must(commands.decline(deps, ann, { ...on(checked), reason: 'no-unit' }))
    await must(commands.close(deps, ann, { ...on(declined), outcomes: [] }))
    expect(await open(other.vrm)).toMatchObject({ leadId: null, state: 'raised' })
  })

  it.each([
    ['a more urgent one', async () => ({ ...on(await fresh('high')), leadId: alarm.id }), 'illegal'],
    ['itself', async () => ({ ...on(alarm), leadId: alarm.id }), 'not-found'],
    [
      'a chain',
      async () => {
        const second = await must(commands.merge(deps, ann, { ...on(await fresh()), leadId: alarm.id, kind: 'other' }))
        return { ...on(await fresh()), leadId: second.id }
      },
      'illegal',
    ],
    [
      'one that leads',
      async () => {
        await must(commands.merge(deps, ann, { ...on(await fresh()), leadId: alarm.id, kind: 'other' }))
        return { ...on(alarm), leadId: (await fresh()).id }
      },
      'illegal',
    ],
  ])('refuses %s', async (_, make, kind) => {
    expect(await refusal(commands.merge(deps, ann, { ...(await make()), kind: 'other' }))).toMatchObject({ kind })
  })

  it('never binds what all may see to what only some may', async () => {
    n += 1
    await putEntry(pool, n, { action: 'SILENT' })
    await takeInMatches(deps, [aMessage(n, n, 0)])
    const cleared = aViewer('operator', 'Cay', true)
    const covert = (await readSnapshot(pool, cleared)).alarms.find((a) => a.vrm === `AB8${n}KDX`) as Alarm
    expect(
      await refusal(commands.merge(deps, cleared, { ...on(alarm), leadId: covert.id, kind: 'other' })),
    ).toMatchObject({ kind: 'not-found' })
    await expect(
      pool.query(`UPDATE alarm SET version = version + 1, lead_id = $2, lead_kind = 'other' WHERE id = $1`, [
        alarm.id,
        covert.id,
      ]),
    ).rejects.toThrow('cannot stand under')
  })
})

describe('undoing', () => {
  it.each([
    ['an acknowledgement', (a: Alarm) => commands.acknowledge(deps, ann, on(a))],
    [
      'shelving',
      (a: Alarm) =>
        commands.shelve(deps, ann, {
          ...on(a),
          until: new Date(deps.time.now + 60_000).toISOString(),
          reason: 'why not',
        }),
    ],
    ['regrading', (a: Alarm) => commands.regrade(deps, ann, { ...on(a), band: 'high', reason: 'why not' })],
  ])('takes back %s within 10 s, and the log says both', async (_, act) => {
    const done = await must(act(alarm))
    later(10)
    const undone = await must(commands.undo(deps, ann, on(done)))
    expect(undone).toEqual({ ...alarm, version: 3, revision: 3, undoable: null })
    expect(await refusal(commands.undo(deps, ann, on(undone)))).toMatchObject({ kind: 'illegal' })
  })

  it('takes back a release, a refusal to respond and an offer', async () => {
    const ready = await verified(alarm)
    for (const act of [
      (a: Alarm) => commands.release(deps, ann, on(a)),
      (a: Alarm) => commands.decline(deps, ann, { ...on(a), reason: 'no-unit' }),
      (a: Alarm) => commands.pass(deps, ann, { ...on(a), toForceId: 'eden', note: 'Please' }),
    ]) {
      const now = await must(act(await open(alarm.vrm)))
      const back = await must(commands.undo(deps, ann, on(now)))
      expect(back).toEqual({ ...ready, version: back.version, revision: back.revision })
    }
  })

  it('is refused late, to others, after another act, and for what reached somebody outside', async () => {
    const done = await must(commands.acknowledge(deps, ann, on(alarm)))
    expect(await refusal(commands.undo(deps, bob, on(done)))).toMatchObject({ kind: 'illegal' })
    deps.time.now += 10_001
    expect(await refusal(commands.undo(deps, ann, on(done)))).toMatchObject({
      kind: 'illegal',
      message: expect.stringContaining('over'),
    })
    const taken = await must(commands.takeOver(deps, sue, { ...on(done), reason: 'Shift is over' }))
    expect(await refusal(commands.undo(deps, ann, on(done)))).toMatchObject({ kind: 'stale' })
    expect(await refusal(commands.undo(deps, sue, on(taken)))).toMatchObject({ kind: 'illegal' })
  })

  it('is refused when a sighting has changed what would be taken back', async () => {
    const shelved = await must(
      commands.shelve(deps, ann, {
        ...on(alarm),
        until: new Date(deps.time.now + 60_000).toISOString(),
        reason: 'why not',
      }),
    )
    await takeInMatches(deps, [aMessage(8_000 + n, n, (deps.time.now - t0) / 1000 + 1, { cameraId: 'CAM-E' })])
    expect(await refusal(commands.undo(deps, ann, on(shelved)))).toMatchObject({ kind: 'stale' })
    expect(await refusal(commands.undo(deps, ann, on(await open(alarm.vrm))))).toMatchObject({ kind: 'illegal' })
  })
})

describe('a closed alarm', () => {
  it('is opened again with a reason by its owner or a supervisor, and is then decided anew', async () => {
    const end = await closed(alarm)
    const reason = 'The unit was free after all'
    expect(await refusal(commands.reopen(deps, bob, { ...on(end), reason }))).toMatchObject({ kind: 'illegal' })
    const before = (await readSnapshot(pool, ann)).seq
    const again = await must(commands.reopen(deps, sue, { ...on(end), reason }))
    expect(again).toMatchObject({
      state: 'acknowledged',
      ownerName: 'Sue',
      decision: null,
      closedAt: null,
      decidedAt: end.decidedAt,
    })
    expect(await refusal(commands.close(deps, sue, { ...on(again), outcomes: ['lost'] }))).toMatchObject({
      kind: 'illegal',
    })
    // A screen that never held it sees it again from its one line.
    const events = await readEventsSince(pool, { since: before, limit: 10, restricted: false })
    const { board, gap } = applyEvents(boardOf(before, []), events)
    expect(gap).toBe(false)
    expect(board.alarms.get(alarm.id)).toEqual(await open(alarm.vrm))
  })

  it('stays closed after the time of policy, and beside a newer alarm of its vehicle', async () => {
    const end = await closed(alarm)
    later(1)
    await takeInMatches(deps, [aMessage(9_000 + n, n, (deps.time.now - t0) / 1000)])
    expect(await refusal(commands.reopen(deps, ann, { ...on(end), reason: 'Again' }))).toMatchObject({
      message: expect.stringContaining('newer'),
    })
    const other = await closed(await fresh())
    later(24 * 3600 + 1)
    expect(await refusal(commands.reopen(deps, ann, { ...on(other), reason: 'Again' }))).toMatchObject({
      message: expect.stringContaining('24 h'),
    })
  })
})

it('a note is added by anybody who works alarms, makes no act stale, and cannot be changed', async () => {
  const acknowledged = await must(commands.acknowledge(deps, ann, on(alarm)))
  await must(commands.note(deps, bob, { ...on(alarm), note: 'Keeper called: car is in France' })) // with an old revision
  expect(await must(commands.verify(deps, ann, { ...on(acknowledged), checks: yes }))).toMatchObject({
    state: 'verified',
  })
  const { rows } = await pool.query(`SELECT actor_name, data FROM alarm_event WHERE alarm_id = $1 AND kind = 'noted'`, [
    alarm.id,
  ])
  expect(rows).toEqual([{ actor_name: 'Bob', data: { note: 'Keeper called: car is in France' } }])
})

const testDepsAt = () => ({ ...testDeps(pool), clock: deps.clock })
async function kindsOf({ id: alarmId }: Alarm): Promise<string[]> {
  const { rows } = await pool.query('SELECT kind FROM alarm_event WHERE alarm_id = $1 ORDER BY seq', [alarmId])
  return rows.map(({ kind }) => kind)
}
