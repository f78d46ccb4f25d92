import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { Alarm } from './alarm.ts'
import * as commands from './commands.ts'
import { takeInMatches } from './intake/commands.ts'
import { readSnapshot } from './queries.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from './testing/house.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const ann = aViewer('operator', 'Ann')
const bob = aViewer('operator', 'Bob')
const sue = aViewer('supervisor', 'Sue')
const yes = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const

let n = 0
let alarm: Alarm
const on = (a: Alarm) => ({ alarmId: a.id, revision: a.revision })
const must = async (answer: ReturnType<typeof commands.release>) => {
  const result = await answer
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const kindOf = async (answer: ReturnType<typeof commands.release>) => {
  const result = await answer
  return result.ok ? 'done' : result.refusal.kind
}

beforeAll(() => furnish(pool))
beforeEach(async () => {
  n += 1
  await putEntry(pool, n)
  await takeInMatches(deps, [aMessage(n, n)])
  alarm = (await readSnapshot(pool, ann)).alarms.find((a) => a.vrm === `AB8${n}KDX`) as Alarm
})

describe('an alarm from raised to closed', () => {
  it('goes acknowledge, verify, deploy, arrive, clear, outcome; every act in log and audit', async () => {
    const acknowledged = await must(commands.acknowledge(deps, ann, on(alarm)))
    const verified = await must(commands.verify(deps, ann, { ...on(acknowledged), checks: yes }))
    const deployed = await must(commands.deploy(deps, ann, { ...on(verified), unitId: 'u1' }))
    const deploymentId = deployed.deployments[0]?.id ?? ''
    const inArea = await must(commands.moveDeployment(deps, ann, { ...on(deployed), deploymentId, state: 'in-area' }))
    expect(await kindOf(commands.close(deps, ann, { ...on(inArea), outcomes: ['lost'] }))).toBe('illegal')
    const clear = await must(commands.moveDeployment(deps, ann, { ...on(inArea), deploymentId, state: 'clear' }))
    const closed = await must(
      commands.close(deps, ann, { ...on(clear), outcomes: ['stopped-arrest'], note: 'Two held' }),
    )
    expect(closed).toMatchObject({
      state: 'closed',
      outcomes: ['stopped-arrest'],
      ownerName: 'Ann',
      verdict: 'confirmed',
    })

    const { rows: events } = await pool.query('SELECT kind FROM alarm_event WHERE alarm_id = $1 ORDER BY seq', [
      alarm.id,
    ])
    expect(events.map((row) => row.kind)).toEqual([
      ...['raised', 'acknowledged', 'verified', 'deployed', 'deployment-moved', 'deployment-moved', 'closed'],
    ])
    const { rows: audit } = await pool.query('SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY seq', [
      alarm.id,
    ])
    expect(audit.map((row) => row.action)).toEqual(events.slice(1).map((row) => `alarm.${row.kind}`))
    expect((await readSnapshot(pool, ann)).alarms.map((a) => a.id)).not.toContain(alarm.id)
    // A read that was on its way while all this happened belongs to what was dealt with.
    await takeInMatches(deps, [aMessage(900, n, -20)])
    const { rows } = await pool.query('SELECT id, state, sighting_count FROM alarm WHERE vrm = $1', [alarm.vrm])
    expect(rows).toEqual([{ id: alarm.id, state: 'closed', sighting_count: 2 }])
  })

  it('closes without a deployment only with the reason', async () => {
    const acknowledged = await must(commands.acknowledge(deps, ann, on(alarm)))
    const verified = await must(
      commands.verify(deps, ann, { ...on(acknowledged), checks: { ...yes, vehicle: 'cannot-tell' } }),
    )
    expect(await kindOf(commands.close(deps, ann, { ...on(verified), outcomes: [] }))).toBe('illegal')
    const declined = await must(commands.decline(deps, ann, { ...on(verified), reason: 'no-unit' }))
    expect(await must(commands.close(deps, ann, { ...on(declined), outcomes: [] }))).toMatchObject({
      state: 'closed',
      nonDeploymentReason: 'no-unit',
    })
  })
})

describe('two people', () => {
  it('at once: one owner, and the other is told who', async () => {
    const both = await Promise.all([
      commands.acknowledge(deps, ann, on(alarm)),
      commands.acknowledge(deps, bob, on(alarm)),
    ])
    const winner = both.find((result) => result.ok)
    const loser = both.find((result) => !result.ok)
    const name = winner?.ok ? winner.value.ownerName : ''
    expect(loser?.ok === false && loser.refusal).toEqual({
      kind: 'stale',
      message: `${name} acknowledged this alarm at 21:00:00. ${name} owns it now. Your act changed nothing: look again.`,
    })
  })

  it('only a supervisor takes over, and the owner is then another', async () => {
    const owned = await must(commands.acknowledge(deps, ann, on(alarm)))
    expect(await kindOf(commands.takeOver(deps, bob, { ...on(owned), reason: 'quicker' }))).toBe('forbidden')
    const taken = await must(commands.takeOver(deps, sue, { ...on(owned), reason: 'Ann is on a call' }))
    expect(taken.ownerName).toBe('Sue')
    expect(await kindOf(commands.verify(deps, ann, { ...on(taken), checks: yes }))).toBe('illegal')
  })

  it('a further sighting does not make an act stale', async () => {
    await takeInMatches(deps, [aMessage(800 + n, n, 10)])
    expect(await kindOf(commands.acknowledge(deps, ann, on(alarm)))).toBe('done')
  })
})

describe('nobody is sent', () => {
  const verified = async (checks: Record<keyof typeof yes, 'yes' | 'no' | 'cannot-tell'> = yes) => {
    const acknowledged = await must(commands.acknowledge(deps, ann, on(alarm)))
    return must(commands.verify(deps, ann, { ...on(acknowledged), checks }))
  }
  it('to an alarm that was not verified', async () => {
    const acknowledged = await must(commands.acknowledge(deps, ann, on(alarm)))
    expect(await kindOf(commands.deploy(deps, ann, { ...on(acknowledged), unitId: 'u1' }))).toBe('illegal')
  })
  it('to a misread', async () => {
    const misread = await verified({ ...yes, characters: 'no' })
    expect(await kindOf(commands.deploy(deps, ann, { ...on(misread), unitId: 'u1' }))).toBe('illegal')
  })
  it('after an entry that left its list a moment ago', async () => {
    const ready = await verified()
    await pool.query(
      `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = $2, withdrawn_reason = 'found' WHERE id = $1`,
      [id(n), atSecond(1)],
    )
    expect(await kindOf(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toBe('stale')
    expect((await pool.query('SELECT FROM deployment WHERE alarm_id = $1', [alarm.id])).rowCount).toBe(0)
  })
  it('with a unit that is already deployed', async () => {
    const first = await verified()
    await must(commands.deploy(deps, ann, { ...on(first), unitId: 'u2' }))
    n += 1
    await putEntry(pool, n)
    await takeInMatches(deps, [aMessage(n, n)])
    alarm = (await readSnapshot(pool, ann)).alarms.find((a) => a.vrm === `AB8${n}KDX`) as Alarm
    const second = await verified()
    expect(await kindOf(commands.deploy(deps, ann, { ...on(second), unitId: 'u2' }))).toBe('blocked')
  })
})

describe('the database itself', () => {
  it.each([
    ['a log line cannot be rewritten', `UPDATE alarm_event SET kind = 'closed'`],
    ['a log line cannot be removed', 'DELETE FROM alarm_event'],
    ['the log cannot be emptied', 'TRUNCATE alarm_event CASCADE'],
    ['an audit entry cannot be removed', 'DELETE FROM audit_entry'],
    ['the initial band cannot be changed', `UPDATE alarm SET initial_band = 'low', version = version + 1`],
    ['an alarm cannot be deleted', 'DELETE FROM alarm'],
    [
      'nothing closes without a decision',
      `UPDATE alarm SET state = 'closed', version = version + 1 WHERE decision IS NULL`,
    ],
    [
      'nothing is deployed unverified',
      `UPDATE alarm SET state = 'deployed', version = version + 1 WHERE verdict IS NULL`,
    ],
  ])('%s', async (_, sql) => {
    await must(commands.acknowledge(deps, ann, on(alarm)))
    await expect(pool.query(sql)).rejects.toThrow(/refused|may not change|alarm_closed|alarm_deployed/)
  })
})
