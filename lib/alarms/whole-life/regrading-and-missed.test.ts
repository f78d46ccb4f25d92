import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { meetDeadlines } from '../deadlines/commands.ts'
import { followEntries } from '../entry-life/commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { linesOf } from '../store.ts'
import { aMessage, id, putEntry, t0 } from '../testing/house.ts'
import { aNight, ann, must, on, refusal, sue } from '../testing/night.ts'

const { newest, deps, fresh, later, now, open, pool, sighted } = await aNight()

let alarm: Alarm
beforeEach(async () => {
  alarm = await fresh()
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

  it('starts no clock anew by down and up: a band counts from when the alarm first stood in it', async () => {
    const { waitingFromAt, decideFromAt } = alarm
    later(50)
    await must(to(alarm, 'low'))
    later(50)
    expect(await must(to(await open(alarm.vrm), 'medium'))).toMatchObject({ waitingFromAt, decideFromAt })
    later(50)
    const high = await must(to(await open(alarm.vrm), 'high'))
    await must(commands.undo(deps, ann, on(high))) // the clocks are then as before, and High is not new any more
    later(50)
    const again = await must(to(await open(alarm.vrm), 'high'))
    expect(again).toMatchObject({ waitingFromAt: high.regradedAt, decideFromAt: high.regradedAt })
  })

  it('leaves a clock that began later where it is', async () => {
    const mine = await must(commands.acknowledge(deps, ann, on(alarm)))
    later(50)
    const released = await must(commands.release(deps, ann, on(mine)))
    await must(to(released, 'low'))
    later(50)
    expect(await must(to(await open(alarm.vrm), 'medium'))).toMatchObject({
      waitingFromAt: released.waitingFromAt,
      decideFromAt: alarm.decideFromAt,
    })
  })

  it('lowers a High by a supervisor only', async () => {
    const high = await fresh('high')
    expect(await refusal(to(high, 'low'))).toMatchObject({ kind: 'forbidden' })
    expect(await must(to(high, 'low', sue))).toMatchObject({ band: 'low', initialBand: 'high' })
  })

  const byPerson = ({ regradedAt, regradedReason, regradedByName }: Alarm) => [
    regradedAt,
    regradedReason,
    regradedByName,
  ]

  it('counts no more once its list asks for more than it did, and the log goes on saying who did it', async () => {
    const low = await must(to(alarm, 'low'))
    later(1)
    await pool.query(`UPDATE hotlist_entry SET grade = 'high' WHERE id = $1`, [id(newest())])
    await followEntries(deps)
    const high = await open(alarm.vrm)
    expect([high.band, ...byPerson(high)]).toEqual(['high', null, null, null])
    const lines = await deps.db.$transaction((tx) => linesOf(tx, alarm.id))
    expect(lines.find(({ kind }) => kind === 'regraded')?.patch).toMatchObject({ regradedAt: low.regradedAt })
    // Milder again, it stands as high as its list made it: that is said of the list, not of a person.
    await pool.query(`UPDATE hotlist_entry SET grade = 'medium' WHERE id = $1`, [id(newest())])
    await followEntries(deps)
    expect(await open(alarm.vrm)).toMatchObject({ band: 'high', askedBand: 'medium', regradedAt: null })
  })

  it('counts no more once another entry asks for more than it did, by a match', async () => {
    await must(to(alarm, 'low'))
    const n = newest()
    await putEntry(pool, 800 + n, { grade: 'high' })
    await pool.query('UPDATE hotlist_entry SET vrm = $2 WHERE id = $1', [id(800 + n), alarm.vrm])
    await takeInMatches(deps, [{ ...aMessage(8_000 + n, n, (deps.time.now - t0) / 1000 + 20), entryId: id(800 + n) }])
    const high = await open(alarm.vrm)
    expect([high.band, ...byPerson(high)]).toEqual(['high', null, null, null])
  })

  it('counts on when its list comes to ask for what a person gave it, or for less', async () => {
    const high = await must(to(alarm, 'high'))
    for (const grade of ['high', 'low']) {
      await pool.query(`UPDATE hotlist_entry SET grade = $2 WHERE id = $1`, [id(newest()), grade])
      await followEntries(deps)
      expect(byPerson(await open(alarm.vrm))).toEqual(byPerson(high))
    }
  })

  it('is not taken back by the next sighting, but by an entry that asks for more', async () => {
    await must(to(alarm, 'low'))
    await sighted(5_000, 10)
    expect((await open(alarm.vrm)).band).toBe('low')
    const n = newest()
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
    await sighted(7_000, 0)
    expect(await open(alarm.vrm)).toMatchObject({ state: 'raised', reraisedReason: 'seen again after it was missed' })
  })
})
