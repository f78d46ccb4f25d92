import { beforeEach, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { id } from '../testing/house.ts'
import { must, on, sue } from '../testing/night.ts'
import { aNightOfListings } from './testing/listings.ts'

const { alsoListed, deps, follow, fresh, later, matched, newest, now, open, pool, putBack, sighted, withdraw } =
  await aNightOfListings()

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

it('a withdrawn alarm that another list wants is about what that list says', async () => {
  await withdraw(grave)
  await withdraw(mild)
  await follow()
  const n = 800 + mild
  await alsoListed(n, 'medium', 'Recall to prison')
  await sighted(4_000, 1)
  await matched(n, 5_000 + mild)
  expect(await open(alarm.vrm)).toMatchObject({
    ...{ withdrawnAt: null, band: 'high', askedBand: 'medium', reason: 'Recall to prison', warningSignals: [] },
    goneEntryIds: [id(mild), id(grave)],
  })
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
})

it.each([
  ['its entry is put back', () => putBack(grave)],
  [
    'another list wants it',
    async () => {
      await alsoListed(850 + mild, 'high', 'Firearms')
      await matched(850 + mild, 7_000 + mild)
    },
  ],
])('a withdrawn alarm that was lowered meanwhile rises when %s', async (_, wanted) => {
  await withdraw(grave)
  await withdraw(mild)
  await follow()
  await must(commands.regrade(deps, sue, { ...on(await open(alarm.vrm)), band: 'low', reason: 'It is over' }))
  later(1)
  await wanted()
  await follow()
  expect(await open(alarm.vrm)).toMatchObject({ band: 'high', askedBand: 'high', withdrawnAt: null, reraisedAt: now() })
})

it('a whole list that goes is said in parts', async () => {
  for (let i = 0; i < 60; i++) await fresh()
  await pool.query(`UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = '${now()}' WHERE status = 'live'`)
  await follow()
  const { rows } = await pool.query(
    `SELECT count(*)::int AS n FROM alarm WHERE state <> 'closed' AND withdrawn_at IS NULL`,
  )
  expect(rows[0].n).toBe(0)
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
})
