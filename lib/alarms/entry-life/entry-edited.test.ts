import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { findAlarmDetail } from '../queries.ts'
import { id } from '../testing/house.ts'
import { ann, must, on, refusal, sue } from '../testing/night.ts'
import { aNightOfListings } from './testing/listings.ts'

const {
  alsoListed,
  closed,
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
  set,
  verified,
  withdraw,
} = await aNightOfListings()

let n = 0
let alarm: Alarm
/** One vehicle, wanted as a Medium. */
beforeEach(async () => {
  alarm = await fresh()
  n = newest()
  later(1)
})
const again = () => open(alarm.vrm)
const nothing = { changed: 0, restored: 0, withdrawn: 0 }
const facts = async () => (await linesOf(alarm)).map(({ data }) => data.changed)

describe('when an entry of an open alarm is edited to be graver', () => {
  it('its alarm rises, calls, and starts the clocks of that band, and the log says from what to what', async () => {
    await set(n, `grade = 'high', warning_signals = '{FI}'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    const risen = await again()
    expect(risen).toMatchObject({
      ...{ band: 'high', askedBand: 'high', initialBand: 'medium', warningSignals: ['FI'] },
      ...{ reraisedAt: now(), waitingFromAt: now(), decideFromAt: now(), revision: alarm.revision + 1 },
    })
    const worth = (name: string) => risen.contributions.find((each) => each.name === name)?.words
    expect(worth('grade')).toBe('graded high')
    expect(await facts()).toEqual([
      [
        {
          reason: 'Wanted on warrant',
          byName: null,
          facts: [
            { name: 'grade', before: 'medium', after: 'high' },
            { name: 'warningSignals', before: null, after: 'FI' },
          ],
        },
      ],
    ])
    expect(await follow()).toEqual(nothing)
  })

  it('comes back from the shelf, and waits again when it was missed', async () => {
    const until = new Date(deps.time.now + 60_000).toISOString()
    await must(commands.shelve(deps, ann, { ...on(alarm), until, reason: 'Keeper is called' }))
    await set(n, `grade = 'high'`)
    await follow()
    expect(await again()).toMatchObject({ state: 'raised', band: 'high', shelvedAt: null, waitingFromAt: now() })
  })

  it('a follower stands by itself', async () => {
    const lead = alarm
    const follower = await fresh()
    await must(commands.merge(deps, ann, { ...on(follower), leadId: lead.id, kind: 'convoy' }))
    await set(newest(), `grade = 'high'`)
    await follow()
    expect(await open(follower.vrm)).toMatchObject({ band: 'high', leadId: null })
  })

  it('rises over what a person regraded, since its list asks for more than it did', async () => {
    await must(commands.regrade(deps, ann, { ...on(alarm), band: 'low', reason: 'Keeper spoken to' }))
    await set(n, `reason = 'Wanted for burglary'`)
    await follow()
    expect(await again()).toMatchObject({ band: 'low', reason: 'Wanted for burglary', reraisedAt: null })
    await set(n, `grade = 'high'`)
    await follow()
    expect(await again()).toMatchObject({ band: 'high', reraisedAt: now() })
  })

  it('calls for a new warning though the band stays', async () => {
    await set(n, `warning_signals = '{SU}'`)
    await follow()
    expect(await again()).toMatchObject({ band: 'medium', warningSignals: ['SU'], reraisedAt: now() })
  })
})

describe('when an entry of an open alarm is edited to be milder', () => {
  it('the alarm says so and stays as high as it stands, until a person lowers it', async () => {
    await set(n, `grade = 'low'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({
      ...{ band: 'medium', askedBand: 'low', reraisedAt: null, waitingFromAt: alarm.waitingFromAt },
      revision: alarm.revision + 1,
    })
  })

  it('does not leave the shelf', async () => {
    const until = new Date(deps.time.now + 60_000).toISOString()
    await must(commands.shelve(deps, ann, { ...on(alarm), until, reason: 'Keeper is called' }))
    await set(n, `grade = 'low', information = 'Two doors'`)
    await follow()
    expect(await again()).toMatchObject({ state: 'shelved', askedBand: 'low' })
  })
})

describe('the words of an alarm', () => {
  it('follow its entry: reason, action, category, vehicle', async () => {
    await set(n, `reason = 'Kidnap', action = 'seen', category = 'kidnap', make = 'Ford', colour = 'red'`)
    await follow()
    expect(await again()).toMatchObject({
      ...{ reason: 'Kidnap', action: 'seen', category: 'kidnap', make: 'Ford', model: null, colour: 'red' },
    })
  })

  it('stay with the entry that it speaks of, though another becomes as grave', async () => {
    await alsoListed(500 + n, 'high', 'Firearms')
    await matched(500 + n, 2_000 + n)
    await set(n, `grade = 'high'`)
    await set(500 + n, `reason = 'Firearms in the boot'`)
    await follow()
    expect(await again()).toMatchObject({ reason: 'Firearms in the boot' })
  })

  it('make stale what was begun before, and so do instructions; whoever is refused reads what changed', async () => {
    const ready = await verified(alarm)
    later(1)
    await set(n, `operational_instructions = 'Do not stop: an officer is in the car'`)
    await follow()
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringMatching(/Wanted on warrant: instructions added.*Your act changed nothing/),
    })
    const seen = await again()
    await set(n, `contact = 'Desk, 01632 960102', weed_at = '${new Date(deps.time.now + 9e6).toISOString()}'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({ version: seen.version + 1, revision: seen.revision })
    await must(commands.deploy(deps, ann, { ...on(seen), unitId: 'u1' }))
  })

  it('an act that comes before the change has been noticed notices it', async () => {
    await set(n, `grade = 'high'`)
    expect(await refusal(commands.acknowledge(deps, ann, on(alarm)))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('grade medium to high'),
    })
    expect(await again()).toMatchObject({ band: 'high', state: 'raised' })
    expect(await follow()).toEqual(nothing)
  })

  it('are those of an entry that was edited while it was off its list, once it is back', async () => {
    await withdraw(n)
    await follow()
    await set(n, `grade = 'high', reason = 'Kidnap'`)
    expect(await follow()).toEqual(nothing)
    expect(await again()).toMatchObject({ band: 'medium', reason: 'Wanted on warrant' })
    await putBack(n)
    expect(await follow()).toEqual({ ...nothing, restored: 1 })
    expect(await again()).toMatchObject({ band: 'high', reason: 'Kidnap' })
    expect((await facts()).at(-1)).toMatchObject([{ facts: [{ name: 'grade' }, { name: 'reason' }] }])
  })

  it('of a closed alarm stay as they were, and follow once it is reopened', async () => {
    const done = await closed(alarm)
    await set(n, `grade = 'high', reason = 'Kidnap', warning_signals = '{FI}'`)
    expect(await follow()).toEqual(nothing)
    expect(await findAlarmDetail(pool, ann, alarm.id, deps.clock())).toMatchObject({
      alarm: done,
      entries: [{ grade: 'medium', reason: 'Wanted on warrant', warningSignals: [], live: true }],
    })
    await must(commands.reopen(deps, sue, { ...on(done), reason: 'Closed in error' }))
    await follow()
    expect(await again()).toMatchObject({ band: 'high', reason: 'Kidnap' })
  })

  it('of an alarm that was raised before anything was written down of its entries follow as well', async () => {
    await pool.query('DELETE FROM alarm_entry WHERE alarm_id = $1', [alarm.id])
    expect(await follow()).toEqual(nothing)
    await pool.query('DELETE FROM alarm_entry WHERE alarm_id = $1', [alarm.id])
    await set(n, `grade = 'high'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({ band: 'high' })
  })
})

it('a match of the edited entry that comes first raises the alarm once', async () => {
  await set(n, `grade = 'high', reason = 'Kidnap'`)
  await matched(n, 3_000 + n)
  const risen = await again()
  expect(risen).toMatchObject({ band: 'high', reason: 'Kidnap' })
  later(1)
  expect(await follow()).toEqual({ ...nothing, changed: 1 })
  expect(await again()).toMatchObject({ reraisedAt: risen.reraisedAt, waitingFromAt: risen.waitingFromAt })
})

it('an edit that a match has seen and that is taken back before it was noticed leaves what is listed', async () => {
  await set(n, `grade = 'high'`)
  await matched(n, 4_000 + n)
  await set(n, `grade = 'medium'`)
  expect(await follow()).toEqual({ ...nothing, changed: 1 })
  expect(await again()).toMatchObject({ band: 'high', askedBand: 'medium' })
  expect(await follow()).toEqual(nothing)
})

it('what says nothing that an alarm shows is no line', async () => {
  await set(n, `reviewed_at = '${now()}', owner_id = 'Owen'`)
  expect(await follow()).toEqual(nothing)
  expect(await again()).toEqual(alarm)
  expect(
    (
      await pool.query(
        'SELECT count(*)::int AS n FROM alarm_entry s JOIN hotlist_entry e ON e.id = s.entry_id WHERE s.entry_id = $1 AND s.revision = e.revision',
        [id(n)],
      )
    ).rows,
  ).toEqual([{ n: 1 }])
})

it('of many at once the gravest call comes first, then what makes acts stale', async () => {
  const edits = ['contact', 'information', 'contact', 'information', 'contact', 'information']
  for (const field of edits) {
    await fresh()
    await set(newest(), `${field} = 'Another'`)
  }
  const rises = await fresh('low')
  await set(newest(), `grade = 'medium'`)
  await set(n, `grade = 'high'`)
  expect(await follow()).toEqual({ ...nothing, changed: 8 })
  const { rows } = await pool.query(
    `SELECT alarm_id, data -> 'changed' -> 0 -> 'facts' -> 0 ->> 'name' AS fact FROM alarm_event
     WHERE kind = 'entry-changed' ORDER BY seq DESC LIMIT 8`,
  )
  expect(rows.toReversed().map((row) => row.fact)).toEqual(['grade', 'grade', ...edits.toSorted().reverse()])
  expect(
    rows
      .toReversed()
      .map((row) => row.alarm_id)
      .slice(0, 2),
  ).toEqual([alarm.id, rises.id])
})
