import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '#lib/alarms/alarm.ts'
import * as commands from '#lib/alarms/commands.ts'
import { aNight, ann, bob, must, on, sue, yes } from '#lib/alarms/testing/night.ts'
import { responseReport } from './queries.ts'
import type { BandRow } from './times.ts'

// Medium: 120 s to acknowledge, 600 s to decide, 900 s to deploy.
const { deps, fresh, later, open, pool } = await aNight()
const under = (lead: Alarm, a: Alarm) => commands.merge(deps, ann, { ...on(a), leadId: lead.id, kind: 'same-vehicle' })
const take = (a: Alarm) => commands.acknowledge(deps, ann, on(a))
const close = async (a: Alarm) => {
  const checked = await must(commands.verify(deps, ann, { ...on(a), checks: yes }))
  const declined = await must(commands.decline(deps, ann, { ...on(checked), reason: 'duplicate' }))
  return must(commands.close(deps, ann, { ...on(declined), outcomes: [] }))
}

let lead: Alarm
let from: Date

/** What the report says of the follower alone, which was raised a second after its leader. */
async function follower(): Promise<BandRow | undefined> {
  const now = deps.clock()
  const at = (second: number) => new Date(from.getTime() + second * 1000)
  const { rows } = await responseReport(pool, sue, { from: at(1), until: at(2), now })
  return rows.find((row) => row.forceId === 'durrow')
}

/** A leader, a follower of 1 s later, and the clock 10 s after that. */
async function pair(): Promise<Alarm> {
  later(1)
  const other = await fresh()
  later(10)
  return other
}

beforeEach(async () => {
  later(7200)
  from = deps.clock()
  lead = await fresh()
})

describe('an alarm merged under another', () => {
  it('waits as long as nobody owns the leader', async () => {
    await must(under(lead, await pair()))
    later(30)
    expect(await follower()).toMatchObject({ alarms: 1, acknowledged: 0, led: 0, acknowledge: { waiting: 1 } })
  })

  it('is answered when the leader is, and nothing else is waited for on its own', async () => {
    await must(under(lead, await pair()))
    later(20)
    await must(take(lead))
    later(3600)
    const none = { n: 1, reached: 0, declined: 1, waiting: 0, judged: 0 }
    expect(await follower()).toMatchObject({
      ...{ acknowledged: 1, led: 1, verified: 0, undecided: 1, unfinished: 1 },
      acknowledge: { reached: 1, p50: { sec: 30 }, inside: 1, judged: 1 },
      ...{ verify: none, decide: none, deploy: none, arrive: none, stop: none },
    })
  })

  it('is answered by the merging when the leader was before', async () => {
    const other = await pair()
    await must(take(lead))
    later(20)
    await must(under(lead, other))
    later(300)
    expect((await follower())?.acknowledge).toMatchObject({ p50: { sec: 30 }, inside: 1, judged: 1 })
  })

  it('is answered late when the leader was', async () => {
    await must(under(lead, await pair()))
    later(500)
    await must(take(lead))
    later(1000)
    expect(await follower()).toMatchObject({
      acknowledge: { reached: 1, inside: 0, judged: 1 },
      decide: { judged: 0 }, // 510 s: inside the 600 s, so left out
    })
  })

  it('is not answered by a leader that was let go before', async () => {
    const other = await pair()
    const released = await must(commands.release(deps, ann, on(await must(take(lead)))))
    await must(under(released, other))
    later(50)
    expect((await follower())?.acknowledge).toMatchObject({ reached: 0, waiting: 1 })
    await must(take(await open(lead.vrm)))
    expect((await follower())?.acknowledge).toMatchObject({ reached: 1, p50: { sec: 60 } })
  })

  it('keeps its own answer when that came first', async () => {
    const other = await must(take(await pair()))
    later(5)
    await must(take(lead))
    await must(under(lead, other))
    expect(await follower()).toMatchObject({ led: 0, acknowledge: { reached: 1, p50: { sec: 10 } } })
  })

  it('gains nothing by taking it itself later', async () => {
    const merged = await must(under(lead, await pair()))
    await must(take(lead))
    later(500)
    await must(take(await open(merged.vrm)))
    expect((await follower())?.acknowledge).toMatchObject({ p50: { sec: 10 } })
  })
})

describe('parted again', () => {
  it('by hand, it has its own answer alone', async () => {
    const merged = await must(under(lead, await pair()))
    await must(take(lead))
    later(300)
    const parted = await must(commands.unmerge(deps, bob, on(await open(merged.vrm))))
    expect(await follower()).toMatchObject({
      led: 0,
      acknowledge: { reached: 0, waiting: 1, inside: 0, judged: 1 },
      verify: { declined: 0, waiting: 1 },
    })
    await must(take(parted))
    expect((await follower())?.acknowledge).toMatchObject({ reached: 1, p50: { sec: 310 } })
  })

  it('by an undoing of the merging, too', async () => {
    await must(take(lead))
    const merged = await must(under(lead, await pair()))
    later(2)
    await must(commands.undo(deps, ann, on(merged)))
    expect((await follower())?.acknowledge).toMatchObject({ reached: 0, waiting: 1 })
  })

  it('by the leader becoming milder, too', async () => {
    await must(under(lead, await pair()))
    await must(take(lead))
    await must(commands.regrade(deps, sue, { ...on(await open(lead.vrm)), band: 'low', reason: 'As it looks' }))
    later(1)
    expect((await follower())?.acknowledge).toMatchObject({ reached: 0, waiting: 1 })
  })

  it('by the leader’s closing, it was answered all the same, and its own end is not late', async () => {
    const merged = await must(under(lead, await pair()))
    const taken = await must(take(lead))
    later(1800)
    await close(taken)
    expect(await follower()).toMatchObject({ led: 1, acknowledge: { reached: 1, p50: { sec: 10 } } })
    later(60)
    await close(await must(take(await open(merged.vrm))))
    later(60)
    expect(await follower()).toMatchObject({
      ...{ alarms: 1, verified: 1, declined: 1, closed: 1 },
      acknowledge: { p50: { sec: 10 }, inside: 1, judged: 1 },
      decide: { reached: 0, declined: 1, judged: 0 },
      deploy: { reached: 0, declined: 1, judged: 0 },
    })
  })

  it('a unit sent to it counts whenever it was', async () => {
    const merged = await must(under(lead, await pair()))
    const taken = await must(take(lead))
    later(1800)
    await close(taken)
    const mine = await must(take(await open(merged.vrm)))
    const checked = await must(commands.verify(deps, ann, { ...on(mine), checks: yes }))
    await must(commands.deploy(deps, ann, { ...on(checked), unitId: 'u1' }))
    expect((await follower())?.deploy).toMatchObject({ reached: 1, inside: 0, judged: 1 })
  })

  it('and merged under another, the first answer that holds counts', async () => {
    const merged = await must(under(lead, await pair()))
    const taken = await must(take(lead))
    later(600)
    await close(taken)
    const second = await fresh()
    await must(under(second, await open(merged.vrm)))
    await must(take(second))
    expect((await follower())?.acknowledge).toMatchObject({ p50: { sec: 10 } })
  })
})
