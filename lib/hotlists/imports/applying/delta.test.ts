import { describe, expect, it } from 'vitest'
import { counts, importHouse, three } from '../testing/house.ts'
import { bring, rowsOf } from '../testing/list.ts'

const { db, deps, newList, listed } = await importHouse()

describe('a delta', () => {
  it('adds, changes and withdraws what it names and nothing else', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    const delta = [
      'AB33CDE KIA Stolen R4 - add',
      'AB31CDE AUDI Stolen R2 - change',
      'AB30CDE - - R1 - withdraw',
      'AB99CDE - - R9 - withdraw',
      'AB98CDE KIA Stolen R8 - change',
      'AB97CDE KIA Stolen R7 - paint',
    ]
    expect(await bring(deps, rowsOf(delta), { list, kind: 'delta' })).toEqual(
      counts({ added: 1, changed: 1, withdrawn: 1, refused: 3 }),
    )
    expect(await listed(list)).toEqual([
      'AB30CDE FORD withdrawn',
      'AB31CDE AUDI live',
      'AB32CDE SEAT live',
      'AB33CDE KIA live',
    ])
  })

  it('comes as one JSON object a line too', async () => {
    const list = await newList()
    const lines = [
      { op: 'add', vrm: 'ab30 cde', reason: 'Stolen', warningSignals: ['VI', 'SU'], weedAt: '2027-01-31T10:00:00Z' },
      { op: 'add', vrm: '', reason: 'Stolen' },
    ]
    const file = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"op":\n`
    expect(await bring(deps, file, { list, kind: 'delta', format: 'ndjson' })).toEqual(counts({ added: 1, refused: 2 }))
    const entry = await db.hotlistEntry.findFirstOrThrow({ where: { hotlistId: list } })
    expect(entry).toMatchObject({
      vrm: 'AB30CDE',
      warningSignals: ['SU', 'VI'],
      weedAt: new Date('2027-01-31T10:00:00Z'),
    })
  })
})
