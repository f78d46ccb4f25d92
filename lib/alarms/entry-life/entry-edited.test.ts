import { describe, expect, it } from 'vitest'
import * as commands from '../commands.ts'
import { id } from '../testing/house.ts'
import { ann, must, on } from '../testing/night.ts'
import { aNightOfOne, nothing } from './testing/one-vehicle.ts'

const { again, deps, facts, follow, fresh, its, later, matched, newest, now, open, pool, set } = await aNightOfOne()

describe('when an entry of an open alarm is edited to be graver', () => {
  it('its alarm rises, calls, and starts the clocks of that band, and the log says from what to what', async () => {
    await set(its.n, `grade = 'high', warning_signals = '{FI}'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    const risen = await again()
    expect(risen).toMatchObject({
      ...{ band: 'high', askedBand: 'high', initialBand: 'medium', warningSignals: ['FI'] },
      ...{ reraisedAt: now(), waitingFromAt: now(), decideFromAt: now(), revision: its.alarm.revision + 1 },
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
    await must(commands.shelve(deps, ann, { ...on(its.alarm), until, reason: 'Keeper is called' }))
    await set(its.n, `grade = 'high'`)
    await follow()
    expect(await again()).toMatchObject({ state: 'raised', band: 'high', shelvedAt: null, waitingFromAt: now() })
  })

  it('a follower stands by itself', async () => {
    const lead = its.alarm
    const follower = await fresh()
    await must(commands.merge(deps, ann, { ...on(follower), leadId: lead.id, kind: 'convoy' }))
    await set(newest(), `grade = 'high'`)
    await follow()
    expect(await open(follower.vrm)).toMatchObject({ band: 'high', leadId: null })
  })

  it('rises over what a person regraded, since its list asks for more than it did', async () => {
    await must(commands.regrade(deps, ann, { ...on(its.alarm), band: 'low', reason: 'Keeper spoken to' }))
    await set(its.n, `reason = 'Wanted for burglary'`)
    await follow()
    expect(await again()).toMatchObject({ band: 'low', reason: 'Wanted for burglary', reraisedAt: null })
    await set(its.n, `grade = 'high'`)
    await follow()
    expect(await again()).toMatchObject({ band: 'high', reraisedAt: now() })
  })

  it('calls for a new warning though the band stays', async () => {
    await set(its.n, `warning_signals = '{SU}'`)
    await follow()
    expect(await again()).toMatchObject({ band: 'medium', warningSignals: ['SU'], reraisedAt: now() })
  })
})

describe('when an entry of an open alarm is edited to be milder', () => {
  it('the alarm says so and stays as high as it stands, until a person lowers it', async () => {
    await set(its.n, `grade = 'low'`)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({
      ...{ band: 'medium', askedBand: 'low', reraisedAt: null, waitingFromAt: its.alarm.waitingFromAt },
      revision: its.alarm.revision + 1,
    })
  })

  it('does not leave the shelf', async () => {
    const until = new Date(deps.time.now + 60_000).toISOString()
    await must(commands.shelve(deps, ann, { ...on(its.alarm), until, reason: 'Keeper is called' }))
    await set(its.n, `grade = 'low', information = 'Two doors'`)
    await follow()
    expect(await again()).toMatchObject({ state: 'shelved', askedBand: 'low' })
  })
})

it('a match of the edited entry that comes first raises the alarm once', async () => {
  await set(its.n, `grade = 'high', reason = 'Kidnap'`)
  await matched(its.n, 3_000 + its.n)
  const risen = await again()
  expect(risen).toMatchObject({ band: 'high', reason: 'Kidnap' })
  later(1)
  expect(await follow()).toEqual({ ...nothing, changed: 1 })
  expect(await again()).toMatchObject({ reraisedAt: risen.reraisedAt, waitingFromAt: risen.waitingFromAt })
})

it('an edit that a match has seen and that is taken back before it was noticed leaves what is listed', async () => {
  await set(its.n, `grade = 'high'`)
  await matched(its.n, 4_000 + its.n)
  await set(its.n, `grade = 'medium'`)
  expect(await follow()).toEqual({ ...nothing, changed: 1 })
  expect(await again()).toMatchObject({ band: 'high', askedBand: 'medium' })
  expect(await follow()).toEqual(nothing)
})

it('what says nothing that an alarm shows is no line', async () => {
  await set(its.n, `reviewed_at = '${now()}', owner_id = 'Owen'`)
  expect(await follow()).toEqual(nothing)
  expect(await again()).toEqual(its.alarm)
  expect(
    (
      await pool.query(
        'SELECT count(*)::int AS n FROM alarm_entry s JOIN hotlist_entry e ON e.id = s.entry_id WHERE s.entry_id = $1 AND s.revision = e.revision',
        [id(its.n)],
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
  await set(its.n, `grade = 'high'`)
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
  ).toEqual([its.alarm.id, rises.id])
})
