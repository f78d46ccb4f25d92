import { describe, expect, it } from 'vitest'
import { withdrawEntry } from '../../commands.ts'
import { importHouse, three } from '../testing/house.ts'
import { bring, manager, rowsOf, viewerOf } from '../testing/list.ts'
import { undoRevision } from './commands.ts'

const { db, deps, newList, listed, idOf } = await importHouse()

describe('undo', () => {
  it('takes the newest file back, but not what somebody did since', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    const next = ['AB30CDE OPEL Stolen R1', 'AB31CDE AUDI Stolen R2', 'AB33CDE KIA Stolen R4', 'AB34CDE KIA Stolen R5']
    await bring(deps, rowsOf(next), { list, confirmWithdrawals: 'mistake' })
    await withdrawEntry(deps, manager, { entryId: await idOf(list, 'AB30CDE'), reason: 'recovered' })
    const input = { hotlistId: list, revision: 3, reason: 'the wrong file' }
    expect(await undoRevision(deps, viewerOf('operator'), input)).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await undoRevision(deps, manager, { ...input, revision: 2 })).toMatchObject({ refusal: { kind: 'stale' } })
    expect(await undoRevision(deps, manager, input)).toEqual({ ok: true, value: { revision: 5 } })
    expect(await listed(list)).toEqual([
      'AB30CDE OPEL withdrawn',
      'AB31CDE FIAT live',
      'AB32CDE SEAT live',
      'AB33CDE KIA withdrawn',
      'AB34CDE KIA withdrawn',
    ])
    const undo = await db.hotlistRevision.findFirstOrThrow({ where: { hotlistId: list, kind: 'undo' } })
    expect(undo).toMatchObject({ added: 1, changed: 1, withdrawn: 2, reason: 'the wrong file' })
    expect(await undoRevision(deps, manager, input)).toMatchObject({ refusal: { kind: 'stale' } })
    expect(await undoRevision(deps, manager, { ...input, revision: 2 })).toMatchObject({ refusal: { kind: 'stale' } })
  })
})
