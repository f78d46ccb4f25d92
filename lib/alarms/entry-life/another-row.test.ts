import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bring, depsOf, manager } from '#lib/hotlists/imports/testing/list.ts'
import { undoRevision } from '#lib/hotlists/imports/undoing/commands.ts'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { aMessage, t0 } from '../testing/house.ts'
import { ann, must, on, refusal } from '../testing/night.ts'
import { aNightOfListings } from './testing/listings.ts'
import { nothing } from './testing/one-vehicle.ts'

const { deps, follow, later, linesOf, now, open: openAlarm, pool, url, verified } = await aNightOfListings()
const files = { ...depsOf(deps.db, url), clock: deps.clock }

beforeAll(async () => {
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, layout, guard_share)
     VALUES ('filed', 'Filed', 's', 'durrow', 'o', 'c', 24, $1, '{"defaults":{"action":"STOP","grade":"medium"}}', 1),
            ('other', 'Other', 's', 'durrow', 'o', 'c', 24, $1, '{"defaults":{"action":"STOP","grade":"medium"}}', 1)`,
    [now()],
  )
  await pool.query(
    `INSERT INTO alarm_policy_category VALUES
       (1, 'kidnap', 'Kidnap', 'c', 'c', 'high', 'medium', 'low', 300, 'w', 'w', 'w', '', false),
       (1, 'drugs', 'Drugs', 'c', 'c', 'high', 'medium', 'low', 200, 'w', 'w', 'w', '', false)`,
  )
})

let n = 0
let vrm = ''
/** A row of a file as `category grade reason signals reference`; what is left out is empty. */
type Row = { category?: string; grade?: string; reason?: string; signals?: string; ref?: string; pnc?: string }
/** The whole of the list is this vehicle, so listed. */
const list = (rows: Row[], hotlist = 'filed', mark = vrm) =>
  bring(
    files,
    [
      'VRM,Category,Grade,Reason,Warning Markers,Source Reference,PNC ID',
      ...rows.map(({ category = 'wanted', grade = 'medium', reason = 'As told', signals = '', ref = '', pnc = '' }) =>
        [mark, category, grade, reason, signals, ref, pnc].join(','),
      ),
      `AB80ZZZ,wanted,low,Another,,,`,
    ].join('\n'),
    { list: hotlist },
  )
const liveOf = async (hotlist = 'filed') =>
  (
    await pool.query<{ id: string; category: string }>(
      `SELECT id, category FROM hotlist_entry WHERE vrm = $1 AND hotlist_id = $2 AND status = 'live' ORDER BY category`,
      [vrm, hotlist],
    )
  ).rows
/** The vehicle is seen, and matches all that is live. */
async function seen(hotlist = 'filed'): Promise<Alarm> {
  for (const { id: entryId } of await liveOf(hotlist)) {
    n += 1
    await takeInMatches(deps, [{ ...aMessage(n, 1, (deps.time.now - t0) / 1000, { vrm }), entryId }])
  }
  return openAlarm(vrm)
}
const lines = async (alarm: Alarm) => (await linesOf(alarm)).map(({ kind, data }) => ({ kind, ...data }))

let vehicle = 0
let alarm: Alarm
beforeEach(async () => {
  vehicle += 1
  vrm = `AB${30 + (vehicle % 20)}K${'CDEFGHJKLM'.charAt(vehicle / 20)}X`
  later(1)
  await list([{}])
  alarm = await seen()
  await follow()
  later(1)
})

describe('an entry that a file makes another row of the same list', () => {
  it('was changed, from what to what, and not withdrawn', async () => {
    await list([{ category: 'drugs' }])
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    const [{ id: heir } = { id: '' }] = await liveOf()
    expect(await openAlarm(vrm)).toMatchObject({
      ...{ withdrawnAt: null, band: 'medium', category: 'drugs', categoryName: 'Drugs', reraisedAt: null },
      ...{ revision: alarm.revision + 1, entryIds: [...alarm.entryIds, heir], goneEntryIds: alarm.entryIds },
    })
    expect(await lines(alarm)).toEqual([
      {
        kind: 'entry-changed',
        changed: [
          {
            ...{ reason: 'As told', byName: 'list-manager' },
            facts: [{ name: 'category', before: 'wanted', after: 'drugs' }],
            replaced: { entryId: alarm.entryIds[0], by: heir },
          },
        ],
        left: ['As told (Medium)'],
      },
    ])
    expect(await follow()).toEqual(nothing)
  })

  it('calls and starts its clocks where it asks for more, and whoever was about to act reads what changed', async () => {
    const ready = await verified(alarm)
    later(1)
    await list([{ category: 'kidnap', grade: 'high', signals: 'FI' }])
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('grade medium to high, category wanted to kidnap, warning signals none to FI'),
    })
    await follow()
    expect(await openAlarm(vrm)).toMatchObject({
      ...{ band: 'high', askedBand: 'high', warningSignals: ['FI'], reraisedAt: now(), decideFromAt: now() },
      ...{ withdrawnAt: null, reraisedReason: 'an entry was changed and asks for high' },
    })
  })

  it('lowers nothing where it asks for less', async () => {
    await list([{ category: 'drugs', grade: 'low' }])
    await follow()
    expect(await openAlarm(vrm)).toMatchObject({
      ...{ band: 'medium', askedBand: 'low', reraisedAt: null, waitingFromAt: alarm.waitingFromAt },
    })
  })

  it.each([
    ['a PNC id', { pnc: '26/123456A' }, 'pncId'],
    ['a reference', { ref: 'R 1' }, 'sourceReference'],
  ] as const)('is a line and no more where it is by %s that it became another', async (_, row, name) => {
    await list([row])
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await openAlarm(vrm)).toMatchObject({ withdrawnAt: null, revision: alarm.revision })
    expect(await lines(alarm)).toMatchObject([{ kind: 'entry-changed', changed: [{ facts: [{ name }] }] }])
  })

  it('is told as one change where its new row was seen first', async () => {
    await list([{ category: 'kidnap', grade: 'high' }])
    const risen = await seen()
    expect(risen).toMatchObject({ band: 'high', category: 'kidnap' })
    later(1)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await openAlarm(vrm)).toMatchObject({ withdrawnAt: null, reraisedAt: risen.reraisedAt })
    expect(await lines(alarm)).toMatchObject([
      { kind: 'entry-changed', changed: [{ facts: [{ name: 'grade' }, { name: 'category', before: 'wanted' }] }] },
    ])
  })

  it('is told though nothing was written down of what the alarm said', async () => {
    await pool.query('DELETE FROM alarm_entry WHERE alarm_id = $1', [alarm.id])
    await list([{ category: 'drugs' }])
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await lines(alarm)).toMatchObject([{ changed: [{ facts: [{ before: 'wanted', after: 'drugs' }] }] }])
  })

  it('is what it was once the file is undone', async () => {
    await list([{ category: 'kidnap', grade: 'high' }])
    await follow()
    const { openRevision } = await deps.db.hotlist.findUniqueOrThrow({ where: { id: 'filed' } })
    later(1)
    await undoRevision(files, manager, { hotlistId: 'filed', revision: openRevision, reason: 'the wrong file' })
    await follow()
    expect(await openAlarm(vrm)).toMatchObject({
      withdrawnAt: null,
      category: 'wanted',
      band: 'high',
      askedBand: 'medium',
    })
    await list([{ category: 'drugs' }])
    await follow()
    expect(await openAlarm(vrm)).toMatchObject({ withdrawnAt: null, category: 'drugs', askedBand: 'medium' })
  })

  it('keeps the one that the alarm speaks of, of two as grave', async () => {
    await list([{ reason: 'As told' }], 'other')
    await pool.query(`UPDATE hotlist_entry SET reason = 'Otherwise' WHERE vrm = $1 AND hotlist_id = 'other'`, [vrm])
    await seen('other')
    await list([{ category: 'drugs' }])
    await follow()
    expect(await openAlarm(vrm)).toMatchObject({ category: 'drugs', reason: 'As told' })
  })

  it('is withdrawn where it goes and nothing of its list is left', async () => {
    await list([])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await openAlarm(vrm)).toMatchObject({ withdrawnCause: 'withdrawn' })
  })
})

describe('where no one row can be taken for the one that went', () => {
  const two = [
    { category: 'kidnap', grade: 'high', reason: 'Taken', signals: 'FI' },
    { category: 'drugs', grade: 'low' },
  ]

  it('the entry was withdrawn, and the line says as what the vehicle is still listed', async () => {
    await list(two)
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await openAlarm(vrm)).toMatchObject({
      ...{ withdrawnAt: null, band: 'high', askedBand: 'high', reason: 'Taken', warningSignals: ['FI'] },
      ...{ reraisedAt: now(), reraisedReason: 'its list has another entry, which asks for high' },
      ...{ goneEntryIds: alarm.entryIds, revision: alarm.revision + 1 },
    })
    const [line] = await lines(alarm)
    expect(line).toMatchObject({ kind: 'entry-withdrawn', gone: ['As told (Medium)'] })
    expect((line as { left?: string[] }).left?.toSorted()).toEqual(['As told (Low)', 'Taken (High)'])
    expect(line).not.toHaveProperty('changed')
    expect(await follow()).toEqual(nothing)
  })

  it('so with two that became one', async () => {
    await list([{}, { category: 'kidnap', reason: 'Taken' }])
    await seen()
    await list([{ category: 'drugs' }])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await openAlarm(vrm)).toMatchObject({ withdrawnAt: null, category: 'drugs', askedBand: 'medium' })
  })

  it('so with a row that was on the list before it went', async () => {
    await list([{}, { category: 'drugs', reason: 'Since then' }])
    await list([{ category: 'drugs', reason: 'Since then' }])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await openAlarm(vrm)).toMatchObject({
      withdrawnAt: null,
      reason: 'Since then',
      revision: alarm.revision + 1,
    })
    expect(await lines(alarm)).toMatchObject([{ gone: ['As told (Medium)'], left: ['Since then (Medium)'] }])
  })

  it('is an alarm again, and calls, when its list has the vehicle again under another entry', async () => {
    await list([])
    await follow()
    later(1)
    await list([{ category: 'drugs' }])
    expect(await follow()).toEqual({ ...nothing, restored: 1 })
    expect(await openAlarm(vrm)).toMatchObject({
      ...{ withdrawnAt: null, reraisedAt: now(), reraisedReason: 'its list has it again, under another entry' },
    })
  })

  it('what calls nobody keeps no alarm and calls for none, but is said', async () => {
    await pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
       VALUES (gen_random_uuid(), 'filed', $1, 'STOP', '{}', 'No cover', 'no-insurance', 'low', 'durrow', $2, $2)`,
      [vrm, deps.clock()],
    )
    await pool.query(`UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = $2 WHERE id = $1`, [
      alarm.entryIds[0],
      deps.clock(),
    ])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await openAlarm(vrm)).toMatchObject({ withdrawnCause: 'withdrawn', entryIds: alarm.entryIds })
    expect(await lines(alarm)).toMatchObject([{ gone: ['As told (Medium)'], left: ['No cover (Log only)'] }])
    later(1)
    expect(await follow()).toEqual(nothing)
    expect(
      (await pool.query('SELECT count(*)::int AS n FROM alarm_entry WHERE alarm_id = $1', [alarm.id])).rows[0].n,
    ).toBe(1)
  })
})

describe('what is no business of the alarm', () => {
  it('is another list', async () => {
    await list([{ category: 'kidnap', grade: 'high' }], 'other')
    await follow()
    await list([])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await openAlarm(vrm)).toMatchObject({ withdrawnCause: 'withdrawn', entryIds: alarm.entryIds })
  })

  it.each([
    ['with nothing', [], { ...nothing, withdrawn: 1 }],
    ['with one row', ['drugs'], { ...nothing, changed: 1 }],
  ] as const)(
    'is a SILENT row that comes in the same revision %s in its place: no word is another for it',
    async (_, open, said) => {
      const put = (category: string, action = 'STOP') =>
        `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
       VALUES (gen_random_uuid(), 'filed', '${vrm}', '${action}', '{}', 'Cash to the docks', '${category}', 'high', 'durrow', '${now()}', '${now()}')`
      await pool.query(
        [
          'BEGIN',
          `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = '${now()}' WHERE id = '${alarm.entryIds[0]}'`,
          put('kidnap', 'SILENT'),
          ...open.map((category) => put(category).replace('Cash to the docks', 'As told')),
          'COMMIT',
        ].join(';'),
      )
      expect(await follow()).toEqual(said)
      const after = await openAlarm(vrm)
      expect(after.withdrawnAt === null).toBe(open.length > 0)
      const known = (await liveOf()).filter(({ category }) => category !== 'kidnap').map(({ id }) => id)
      expect(after.entryIds).toEqual([...alarm.entryIds, ...known])
      expect(JSON.stringify([after, await lines(alarm)])).not.toContain('docks')
    },
  )
})

it('a merged or shelved alarm is out again where another row asks for more', async () => {
  const until = new Date(deps.time.now + 60_000).toISOString()
  await must(commands.shelve(deps, ann, { ...on(alarm), until, reason: 'Keeper is called' }))
  await list([{ category: 'kidnap', grade: 'high' }])
  await follow()
  expect(await openAlarm(vrm)).toMatchObject({ state: 'raised', band: 'high', shelvedAt: null })
})
