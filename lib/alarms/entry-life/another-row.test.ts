import { describe, expect, it } from 'vitest'
import { manager } from '#lib/hotlists/imports/testing/list.ts'
import { undoRevision } from '#lib/hotlists/imports/undoing/commands.ts'
import * as commands from '../commands.ts'
import { ann, must, on, refusal } from '../testing/night.ts'
import { aNightOfFiles } from './testing/files.ts'
import { nothing } from './testing/one-vehicle.ts'

const { again, deps, files, follow, its, later, lines, list, listed, now, pool, seen, verified } = await aNightOfFiles()

describe('an entry that a file makes another row of the same list', () => {
  it('was changed, from what to what, and not withdrawn', async () => {
    await list([{ category: 'drugs' }])
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    const [{ id: heir } = { id: '' }] = await listed()
    expect(await again()).toMatchObject({
      ...{ withdrawnAt: null, band: 'medium', category: 'drugs', categoryName: 'Drugs', reraisedAt: null },
      ...{
        revision: its.alarm.revision + 1,
        entryIds: [...its.alarm.entryIds, heir],
        goneEntryIds: its.alarm.entryIds,
      },
    })
    expect(await lines()).toEqual([
      {
        kind: 'entry-changed',
        changed: [
          {
            ...{ reason: 'As told', byName: 'list-manager' },
            facts: [{ name: 'category', before: 'wanted', after: 'drugs' }],
            replaced: { entryId: its.alarm.entryIds[0], by: heir },
          },
        ],
        left: ['As told (Medium)'],
      },
    ])
    expect(await follow()).toEqual(nothing)
  })

  it('calls and starts its clocks where it asks for more, and whoever was about to act reads what changed', async () => {
    const ready = await verified(its.alarm)
    later(1)
    await list([{ category: 'kidnap', grade: 'high', signals: 'FI' }])
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('grade medium to high, category wanted to kidnap, warning signals none to FI'),
    })
    await follow()
    expect(await again()).toMatchObject({
      ...{ band: 'high', askedBand: 'high', warningSignals: ['FI'], reraisedAt: now(), decideFromAt: now() },
      ...{ withdrawnAt: null, reraisedReason: 'an entry was changed and asks for high' },
    })
  })

  it('lowers nothing where it asks for less', async () => {
    await list([{ category: 'drugs', grade: 'low' }])
    await follow()
    expect(await again()).toMatchObject({
      ...{ band: 'medium', askedBand: 'low', reraisedAt: null, waitingFromAt: its.alarm.waitingFromAt },
    })
  })

  it.each([
    ['a PNC id', { pnc: '26/123456A' }, 'pncId'],
    ['a reference', { ref: 'R 1' }, 'sourceReference'],
  ] as const)('is a line and no more where it is by %s that it became another', async (_, row, name) => {
    await list([row])
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({ withdrawnAt: null, revision: its.alarm.revision })
    expect(await lines()).toMatchObject([{ kind: 'entry-changed', changed: [{ facts: [{ name }] }] }])
  })

  it('is told as one change where its new row was seen first', async () => {
    await list([{ category: 'kidnap', grade: 'high' }])
    const risen = await seen()
    expect(risen).toMatchObject({ band: 'high', category: 'kidnap' })
    later(1)
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await again()).toMatchObject({ withdrawnAt: null, reraisedAt: risen.reraisedAt })
    expect(await lines()).toMatchObject([
      { kind: 'entry-changed', changed: [{ facts: [{ name: 'grade' }, { name: 'category', before: 'wanted' }] }] },
    ])
  })

  it('is told though nothing was written down of what the alarm said', async () => {
    await pool.query('DELETE FROM alarm_entry WHERE alarm_id = $1', [its.alarm.id])
    await list([{ category: 'drugs' }])
    expect(await follow()).toEqual({ ...nothing, changed: 1 })
    expect(await lines()).toMatchObject([{ changed: [{ facts: [{ before: 'wanted', after: 'drugs' }] }] }])
  })

  it('is what it was once the file is undone', async () => {
    await list([{ category: 'kidnap', grade: 'high' }])
    await follow()
    const { openRevision } = await deps.db.hotlist.findUniqueOrThrow({ where: { id: 'filed' } })
    later(1)
    await undoRevision(files, manager, { hotlistId: 'filed', revision: openRevision, reason: 'the wrong file' })
    await follow()
    expect(await again()).toMatchObject({
      withdrawnAt: null,
      category: 'wanted',
      band: 'high',
      askedBand: 'medium',
    })
    await list([{ category: 'drugs' }])
    await follow()
    expect(await again()).toMatchObject({ withdrawnAt: null, category: 'drugs', askedBand: 'medium' })
  })

  it('keeps the one that the alarm speaks of, of two as grave', async () => {
    await list([{ reason: 'As told' }], 'other')
    await pool.query(`UPDATE hotlist_entry SET reason = 'Otherwise' WHERE vrm = $1 AND hotlist_id = 'other'`, [its.vrm])
    await seen('other')
    await list([{ category: 'drugs' }])
    await follow()
    expect(await again()).toMatchObject({ category: 'drugs', reason: 'As told' })
  })

  it('is withdrawn where it goes and nothing of its list is left', async () => {
    await list([])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await again()).toMatchObject({ withdrawnCause: 'withdrawn' })
  })
})

it('a shelved alarm is back where another row asks for more', async () => {
  const until = new Date(deps.time.now + 60_000).toISOString()
  await must(commands.shelve(deps, ann, { ...on(its.alarm), until, reason: 'Keeper is called' }))
  await list([{ category: 'kidnap', grade: 'high' }])
  await follow()
  expect(await again()).toMatchObject({ state: 'raised', band: 'high', shelvedAt: null })
})
