import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import { applyEvents, boardOf } from '../board.ts'
import * as commands from '../commands.ts'
import { readEventsSince, readSnapshot } from '../queries.ts'
import { aNight, ann, bob, must, on, refusal, sue, yes } from '../testing/night.ts'

const { closed, deps, fresh, later, open, pool, sighted, verified } = await aNight()

let alarm: Alarm
beforeEach(async () => {
  alarm = await fresh()
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
    await sighted(8_000, 1, { cameraId: 'CAM-E' })
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
    await sighted(9_000, 0)
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
