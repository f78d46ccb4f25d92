import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { findAlarmDetail } from '../queries.ts'
import { id } from '../testing/house.ts'
import { ann, must, on, refusal, sue } from '../testing/night.ts'
import { aNightOfListings } from './testing/listings.ts'

const {
  alsoListed,
  deps,
  follow,
  fresh,
  later,
  linesOf,
  matched,
  newest,
  now,
  open,
  pool,
  putBack,
  verified,
  withdraw,
} = await aNightOfListings()

let grave = 0
let mild = 0
let alarm: Alarm
/** One vehicle, wanted as a Medium and, with firearms, as a High. */
beforeEach(async () => {
  await fresh()
  mild = newest()
  grave = 600 + mild
  await alsoListed(grave, 'high', 'Kidnap', `, category = 'kidnap', warning_signals = '{FI}'`)
  await matched(grave, 2_000 + mild)
  alarm = await open(`AB8${mild}KDX`)
  later(1)
})

describe('when the gravest reason of an alarm is withdrawn', () => {
  it('it says what went and what is left, instructs by what is left, and is not made quieter', async () => {
    expect(alarm).toMatchObject({ band: 'high', reason: 'Kidnap', warningSignals: ['FI'] })
    await withdraw(grave)
    expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 1 })
    const left = await open(alarm.vrm)
    expect(left).toMatchObject({
      ...{ band: 'high', askedBand: 'medium', reason: 'Wanted on warrant', category: 'wanted', warningSignals: [] },
      ...{ withdrawnAt: null, goneEntryIds: [id(grave)], revision: alarm.revision + 1 },
    })
    const worth = (name: string) => left.contributions.find((each) => each.name === name)?.words
    expect([worth('grade'), worth('signals')]).toEqual(['graded medium', 'no warning signals'])
    expect(await linesOf(alarm)).toEqual([
      {
        kind: 'entry-withdrawn',
        data: { cause: 'withdrawn', gone: ['Kidnap (High)'], left: ['Wanted on warrant (Medium)'] },
      },
    ])
    const detail = await findAlarmDetail(pool, ann, alarm.id, deps.clock())
    expect(detail?.entries.map(({ reason, live }) => [reason, live])).toEqual([
      ['Wanted on warrant', true],
      ['Kidnap', false],
    ])
    expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
  })

  it('refuses what was begun before, in words, and a deployment even before it has been noticed', async () => {
    const ready = await verified(alarm)
    later(1)
    await withdraw(grave)
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('Kidnap (High) left its list'),
    })
    await follow()
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('Kidnap (High) left its list'),
    })
    await must(commands.deploy(deps, ann, { ...on(await open(alarm.vrm)), unitId: 'u1' }))
  })

  it('calls again when it is put back, at its band, whatever was regraded meanwhile', async () => {
    await withdraw(grave)
    await follow()
    await must(commands.regrade(deps, sue, { ...on(await open(alarm.vrm)), band: 'low', reason: 'Kidnap is over' }))
    later(1)
    await putBack(grave)
    expect(await follow()).toEqual({ changed: 0, restored: 1, withdrawn: 0 })
    expect(await open(alarm.vrm)).toMatchObject({
      ...{ band: 'high', askedBand: 'high', reason: 'Kidnap', warningSignals: ['FI'], goneEntryIds: [] },
      ...{ reraisedAt: now(), waitingFromAt: now(), score: alarm.score },
    })
  })

  it('comes back from the shelf with it: a High is never shelved', async () => {
    await withdraw(grave)
    await follow()
    const low = await must(
      commands.regrade(deps, sue, { ...on(await open(alarm.vrm)), band: 'low', reason: 'It is over' }),
    )
    const until = new Date(deps.time.now + 60_000).toISOString()
    await must(commands.shelve(deps, ann, { ...on(low), until, reason: 'Keeper is called' }))
    await putBack(grave)
    await follow()
    expect(await open(alarm.vrm)).toMatchObject({ state: 'raised', band: 'high' })
  })

  it('loses nothing where its source lists it anew as another row', async () => {
    await withdraw(grave)
    await alsoListed(grave + 100, 'high', 'Kidnap', `, category = 'kidnap', warning_signals = '{FI}'`)
    expect(await follow()).toEqual({ changed: 0, restored: 1, withdrawn: 0 })
    expect(await open(alarm.vrm)).toMatchObject({ reason: 'Kidnap', askedBand: 'high', reraisedAt: alarm.reraisedAt })
  })
})

it('an entry that is back calls from the shelf as a match does, though the band never fell', async () => {
  await fresh('low')
  const [low, n] = [newest(), 500 + newest()]
  await alsoListed(n, 'medium', 'Recall to prison', `, warning_signals = '{VI}'`)
  await matched(n, 6_000 + n)
  await withdraw(n)
  await follow()
  const until = new Date(deps.time.now + 60_000).toISOString()
  await must(commands.shelve(deps, ann, { ...on(await open(`AB8${low}KDX`)), until, reason: 'Keeper is called' }))
  await putBack(n)
  await follow()
  expect(await open(`AB8${low}KDX`)).toMatchObject({ state: 'raised', band: 'medium', reason: 'Recall to prison' })
})

it('a milder reason that goes is written down and makes no act stale', async () => {
  await withdraw(mild)
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 1 })
  expect(await open(alarm.vrm)).toMatchObject({ reason: 'Kidnap', revision: alarm.revision, goneEntryIds: [id(mild)] })
})

it('an alarm that loses one reason after the other is withdrawn with the last', async () => {
  await withdraw(grave)
  await follow()
  later(1)
  await withdraw(mild)
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 1 })
  expect(await open(alarm.vrm)).toMatchObject({ withdrawnAt: now(), withdrawnCause: 'withdrawn' })
})

it('an entry that was off its list when its match came adds nothing to the alarm but itself', async () => {
  const other = await fresh()
  const n = 700 + newest()
  await alsoListed(n, 'high', 'Firearms', `, warning_signals = '{FI}', status = 'withdrawn', withdrawn_at = '${now()}'`)
  await matched(n, 3_000 + n)
  expect(await open(other.vrm)).toMatchObject({
    ...{ band: 'medium', askedBand: 'medium', reason: 'Wanted on warrant', warningSignals: [] },
    ...{ entryIds: [id(newest()), id(n)], goneEntryIds: [id(n)] },
  })
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
})
