import { describe, expect, it } from 'vitest'
import * as commands from '../commands.ts'
import { findAlarmDetail } from '../queries.ts'
import { ann, must, on, refusal, sue } from '../testing/night.ts'
import { aNightOfOne, nothing } from './testing/one-vehicle.ts'

const { again, alsoListed, closed, deps, facts, follow, its, later, matched, pool, putBack, set, verified, withdraw } =
  await aNightOfOne()

describe('the words of an alarm', () => {
  it('follow its entry: reason, action, category, vehicle', async () => {
    await set(its.n, `reason = 'Kidnap', action = 'seen', category = 'kidnap', make = 'Ford', colour = 'red'`)
    await follow()
    expect(await again()).toMatchObject({
      ...{ reason: 'Kidnap', action: 'seen', category: 'kidnap', make: 'Ford', model: null, colour: 'red' },
    })
  })

  it('stay with the entry that it speaks of, though another becomes as grave', async () => {
    await alsoListed(500 + its.n, 'high', 'Firearms')
    await matched(500 + its.n, 2_000 + its.n)
    await set(its.n, `grade = 'high'`)
    await set(500 + its.n, `reason = 'Firearms in the boot'`)
    await follow()
    expect(await again()).toMatchObject({ reason: 'Firearms in the boot' })
  })

  it('make stale what was begun before, and so do instructions; whoever is refused reads what changed', async () => {
    const ready = await verified(its.alarm)
    later(1)
    await set(its.n, `operational_instructions = 'Do not stop: an officer is in the car'`)
    await follow()
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringMatching(/Wanted on warrant: instructions added.*Your act changed nothing/),
    })
    const seen = await again()
    await set(its.n, `contact = 'Desk, 01632 960102', weed_at = '${new Date(deps.time.now + 9e6).toISOString()}'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({ version: seen.version + 1, revision: seen.revision })
    await must(commands.deploy(deps, ann, { ...on(seen), unitId: 'u1' }))
  })

  it('an act that comes before the change has been noticed notices it', async () => {
    await set(its.n, `grade = 'high'`)
    expect(await refusal(commands.acknowledge(deps, ann, on(its.alarm)))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('grade medium to high'),
    })
    expect(await again()).toMatchObject({ band: 'high', state: 'raised' })
    expect(await follow()).toEqual(nothing)
  })

  it('are those of an entry that was edited while it was off its list, once it is back', async () => {
    await withdraw(its.n)
    await follow()
    await set(its.n, `grade = 'high', reason = 'Kidnap'`)
    expect(await follow()).toEqual(nothing)
    expect(await again()).toMatchObject({ band: 'medium', reason: 'Wanted on warrant' })
    await putBack(its.n)
    expect(await follow()).toEqual({ ...nothing, restored: 1 })
    expect(await again()).toMatchObject({ band: 'high', reason: 'Kidnap' })
    expect((await facts()).at(-1)).toMatchObject([{ facts: [{ name: 'grade' }, { name: 'reason' }] }])
  })

  it('of a closed alarm stay as they were, and follow once it is reopened', async () => {
    const done = await closed(its.alarm)
    await set(its.n, `grade = 'high', reason = 'Kidnap', warning_signals = '{FI}'`)
    expect(await follow()).toEqual(nothing)
    expect(await findAlarmDetail(pool, ann, its.alarm.id, deps.clock())).toMatchObject({
      alarm: done,
      entries: [{ grade: 'medium', reason: 'Wanted on warrant', warningSignals: [], live: true }],
    })
    await must(commands.reopen(deps, sue, { ...on(done), reason: 'Closed in error' }))
    await follow()
    expect(await again()).toMatchObject({ band: 'high', reason: 'Kidnap' })
  })

  it('of an alarm that was raised before anything was written down of its entries follow as well', async () => {
    await pool.query('DELETE FROM alarm_entry WHERE alarm_id = $1', [its.alarm.id])
    expect(await follow()).toEqual(nothing)
    await pool.query('DELETE FROM alarm_entry WHERE alarm_id = $1', [its.alarm.id])
    await set(its.n, `grade = 'high'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({ band: 'high' })
  })
})
