import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { meetDeadlines } from '../deadlines/commands.ts'
import { testDeps } from '../testing/house.ts'
import { aNight, ann, bob, eve, must, on, refusal } from '../testing/night.ts'

const { deps, fresh, later, now, open, pool, sighted, verified } = await aNight()

let alarm: Alarm
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
    await Promise.all([meetDeadlines(deps), meetDeadlines({ ...testDeps(pool), clock: deps.clock })])
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
    await sighted(3_000, 10)
    expect((await open(alarm.vrm)).state).toBe('shelved')
    await sighted(4_000, 20, { cameraId: 'CAM-E' })
    expect(await open(alarm.vrm)).toMatchObject({ state: 'raised', reraisedReason: 'entered another force' })
  })

  it('is left by hand too', async () => {
    expect(await must(commands.unshelve(deps, bob, on(await must(shelve(alarm)))))).toMatchObject({ state: 'raised' })
  })
})

async function kindsOf({ id: alarmId }: Alarm): Promise<string[]> {
  const { rows } = await pool.query('SELECT kind FROM alarm_event WHERE alarm_id = $1 ORDER BY seq', [alarmId])
  return rows.map(({ kind }) => kind)
}
