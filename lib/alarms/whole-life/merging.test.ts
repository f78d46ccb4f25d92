import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { meetDeadlines } from '../deadlines/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aViewer } from '../testing/house.ts'
import { aNight, ann, bob, must, on, refusal, sue, yes } from '../testing/night.ts'

const { closed, list, sighted, deps, fresh, later, now, open, pool } = await aNight()
const under = (lead: Alarm, a: Alarm) => commands.merge(deps, ann, { ...on(a), leadId: lead.id, kind: 'convoy' })

let alarm: Alarm
beforeEach(async () => {
  alarm = await fresh()
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
    const vrm = await list({ action: 'SILENT' })
    await sighted(0, 0)
    const cleared = aViewer('operator', 'Cay', true)
    const covert = (await readSnapshot(pool, cleared)).alarms.find((a) => a.vrm === vrm) as Alarm
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

describe('whoever leads', () => {
  it('can be merged under another once those under it are closed', async () => {
    const follower = await must(under(alarm, await fresh()))
    await closed(follower)
    const lead = await fresh()
    expect(await must(under(lead, await open(alarm.vrm)))).toMatchObject({ leadId: lead.id })
  })

  it.each([
    ['is closed', (lead: Alarm) => closed(lead), 'not-found'],
    ['was merged under another', async (lead: Alarm) => must(under(await fresh(), lead)), 'illegal'],
    ['is milder', async (lead: Alarm) => must(regrade(lead, 'low')), 'illegal'],
  ])('has no parted alarm put back under it by an undo when it %s meanwhile', async (_, meanwhile, kind) => {
    const parted = await must(commands.unmerge(deps, ann, on(await must(under(alarm, await fresh())))))
    await meanwhile(await open(alarm.vrm))
    expect(await refusal(commands.undo(deps, ann, on(parted)))).toMatchObject({ kind })
    expect(await open(parted.vrm)).toMatchObject({ leadId: null })
  })

  it('has an alarm back by an undo while it still leads', async () => {
    const parted = await must(commands.unmerge(deps, ann, on(await must(under(alarm, await fresh())))))
    expect(await must(commands.undo(deps, ann, on(parted)))).toMatchObject({ leadId: alarm.id })
  })

  it('keeps none that is more urgent under it, whether a regrade lowers it or the undoing of one', async () => {
    const grave = await must(under(alarm, await fresh()))
    const mild = await must(under(alarm, await must(regrade(await fresh(), 'low'))))
    await must(regrade(await open(alarm.vrm), 'low'))
    later(5)
    expect(await open(grave.vrm)).toMatchObject({ leadId: null, revision: grave.revision + 1 })
    expect(await open(mild.vrm)).toMatchObject({ leadId: alarm.id })

    const raised = await must(commands.regrade(deps, ann, { ...on(await fresh()), band: 'high', reason: 'A knife' }))
    const high = await must(under(raised, await fresh('high')))
    await must(commands.undo(deps, ann, on(raised)))
    expect(await open(high.vrm)).toMatchObject({ leadId: null, waitingFromAt: now() })
  })
})

it('parts one that is as grave again by an undo, under a leader that was lowered meanwhile', async () => {
  const lead = await fresh('high')
  const high = await must(under(lead, await fresh('high')))
  const lowered = await must(regrade(high, 'medium'))
  await must(regrade(await open(lead.vrm), 'medium'))
  later(1)
  expect(await must(commands.undo(deps, sue, on(lowered)))).toMatchObject({
    band: 'high',
    leadId: null,
    waitingFromAt: now(),
  })
})

const regrade = (a: Alarm, band: 'high' | 'medium' | 'low') =>
  commands.regrade(deps, sue, { ...on(a), band, reason: 'As it looks' })
