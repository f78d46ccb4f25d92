import { describe, expect, it } from 'vitest'
import { aNightOfFiles } from './testing/files.ts'
import { nothing } from './testing/one-vehicle.ts'

const { again, another, deps, follow, its, later, lines, list, listed, now, pool, seen } = await aNightOfFiles()

describe('where no one row can be taken for the one that went', () => {
  const two = [
    { category: 'kidnap', grade: 'high', reason: 'Taken', signals: 'FI' },
    { category: 'drugs', grade: 'low' },
  ]

  it('the entry was withdrawn, and the line says as what the vehicle is still listed', async () => {
    await list(two)
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await again()).toMatchObject({
      ...{ withdrawnAt: null, band: 'high', askedBand: 'high', reason: 'Taken', warningSignals: ['FI'] },
      ...{ reraisedAt: now(), reraisedReason: 'its list has another entry, which asks for high' },
      ...{ goneEntryIds: its.alarm.entryIds, revision: its.alarm.revision + 1 },
    })
    const [line] = await lines()
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
    expect(await again()).toMatchObject({ withdrawnAt: null, category: 'drugs', askedBand: 'medium' })
  })

  it('so with a row that was on the list before it went', async () => {
    await list([{}, { category: 'drugs', reason: 'Since then' }])
    await list([{ category: 'drugs', reason: 'Since then' }])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await again()).toMatchObject({
      withdrawnAt: null,
      reason: 'Since then',
      revision: its.alarm.revision + 1,
    })
    expect(await lines()).toMatchObject([{ gone: ['As told (Medium)'], left: ['Since then (Medium)'] }])
  })

  it('takes in the gravest of very many, and an heir whatever else there is', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ref: `R ${i}`, category: 'drugs', grade: 'low' }))
    await list([...many, { category: 'kidnap', grade: 'high', ref: 'R high' }])
    await follow()
    const after = await again()
    expect(after).toMatchObject({ withdrawnAt: null, askedBand: 'high', category: 'kidnap' })
    expect(after.entryIds.length).toBe(1 + 20)
    expect(await follow()).toEqual(nothing)

    await another()
    await list([{}, ...many])
    await list([{ category: 'kidnap', grade: 'low' }, ...many])
    expect(await follow()).toMatchObject({ changed: 1, restored: 0 })
    expect(await again()).toMatchObject({ withdrawnAt: null, category: 'kidnap', askedBand: 'low' })
    expect((await again()).entryIds.length).toBe(2)
  })

  it('is an alarm again, and calls, when its list has the vehicle again under another entry', async () => {
    await list([])
    await follow()
    later(1)
    await list([{ category: 'drugs' }])
    expect(await follow()).toEqual({ ...nothing, restored: 1 })
    expect(await again()).toMatchObject({
      ...{ withdrawnAt: null, reraisedAt: now(), reraisedReason: 'its list has it again, under another entry' },
    })
  })

  it('what calls nobody keeps no alarm and calls for none, but is said', async () => {
    await pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
       VALUES (gen_random_uuid(), 'filed', $1, 'STOP', '{}', 'No cover', 'no-insurance', 'low', 'durrow', $2, $2)`,
      [its.vrm, deps.clock()],
    )
    await pool.query(`UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = $2 WHERE id = $1`, [
      its.alarm.entryIds[0],
      deps.clock(),
    ])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await again()).toMatchObject({ withdrawnCause: 'withdrawn', entryIds: its.alarm.entryIds })
    expect(await lines()).toMatchObject([{ gone: ['As told (Medium)'], left: ['No cover (Log only)'] }])
    later(1)
    expect(await follow()).toEqual(nothing)
    expect(
      (await pool.query('SELECT count(*)::int AS n FROM alarm_entry WHERE alarm_id = $1', [its.alarm.id])).rows[0].n,
    ).toBe(1)
  })
})

describe('what is no business of the alarm', () => {
  it('is another list', async () => {
    await list([{ category: 'kidnap', grade: 'high' }], 'other')
    await follow()
    await list([])
    expect(await follow()).toEqual({ ...nothing, withdrawn: 1 })
    expect(await again()).toMatchObject({ withdrawnCause: 'withdrawn', entryIds: its.alarm.entryIds })
  })

  it.each([
    ['with nothing', [], { ...nothing, withdrawn: 1 }],
    ['with one row', ['drugs'], { ...nothing, changed: 1 }],
  ] as const)(
    'is a SILENT row that comes in the same revision %s in its place: no word is another for it',
    async (_, open, said) => {
      const put = (category: string, action = 'STOP') =>
        `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
       VALUES (gen_random_uuid(), 'filed', '${its.vrm}', '${action}', '{}', 'Cash to the docks', '${category}', 'high', 'durrow', '${now()}', '${now()}')`
      await pool.query(
        [
          'BEGIN',
          `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = '${now()}' WHERE id = '${its.alarm.entryIds[0]}'`,
          put('kidnap', 'SILENT'),
          ...open.map((category) => put(category).replace('Cash to the docks', 'As told')),
          'COMMIT',
        ].join(';'),
      )
      expect(await follow()).toEqual(said)
      const after = await again()
      expect(after.withdrawnAt === null).toBe(open.length > 0)
      const known = (await listed()).filter(({ category }) => category !== 'kidnap').map(({ id }) => id)
      expect(after.entryIds).toEqual([...its.alarm.entryIds, ...known])
      expect(JSON.stringify([after, await lines()])).not.toContain('docks')
    },
  )
})
