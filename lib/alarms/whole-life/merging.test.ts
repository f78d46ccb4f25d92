import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { meetDeadlines } from '../deadlines/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aViewer } from '../testing/house.ts'
import { aNight, ann, bob, must, on, refusal, yes } from '../testing/night.ts'

const { list, sighted, deps, fresh, later, now, open, pool } = await aNight()

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
