import { expect, it } from 'vitest'
import { withdrawEntry } from '../../commands.ts'
import { importerOf } from '../importer.ts'
import { importHouse, three } from '../testing/house.ts'
import { bring, manager, rowsOf, stage, viewerOf } from '../testing/list.ts'
import { applyImport, applyStaged } from './commands.ts'

const { pool, db, deps, newList, listed, idOf } = await importHouse()
const supervisor = viewerOf('supervisor')

const waiting = async () => {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rows[0]?.n
}

it('a withdrawal while a file changes the same entry waits for the file, and both are taken', async () => {
  const list = await newList()
  await bring(deps, rowsOf(three), { list })
  const { importId } = await stage(deps, rowsOf(three.map((row) => row.replace('FIAT', 'AUDI'))), { list })
  // The file has its revision when it asks for its forces, and has not touched an entry yet.
  const holder = await pool.connect()
  await holder.query(`BEGIN; SELECT FROM force FOR UPDATE`)
  const applied = applyImport(deps, manager, { importId })
  await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
  const entryId = await idOf(list, 'AB31CDE')
  const withdrawn = withdrawEntry(deps, supervisor, { entryId, reason: 'the wrong vehicle' })
  await expect.poll(waiting, { timeout: 10_000 }).toBe(2)
  await holder.query('COMMIT')
  holder.release()
  expect(await applied).toMatchObject({ ok: true })
  expect(await withdrawn).toMatchObject({ ok: true })
  expect(await listed(list)).toEqual(['AB30CDE FORD live', 'AB31CDE AUDI withdrawn', 'AB32CDE SEAT live'])
})

const marksOf = (from: number, n: number) => Array.from({ length: n }, (_, i) => `AB${from + i}CDE`)

/** A list of ten, and the file that comes next: four unchanged, two changed, two new, one of them refused, four left out. */
async function listOfTen() {
  const list = await newList()
  await bring(deps, rowsOf(marksOf(30, 10).map((vrm, i) => `${vrm} FORD Stolen R${i}`)), { list })
  const next = [
    ...marksOf(30, 4).map((vrm, i) => `${vrm} FORD Stolen R${i}`),
    ...marksOf(34, 2).map((vrm, i) => `${vrm} AUDI Stolen R${i + 4}`),
    'AB80CDE FIAT Stolen R80',
    'AB36CDE SEAT Stolen R6 yesterday',
  ]
  return { list, file: rowsOf(next) }
}

const act = async (list: string, vrm: string) => {
  const entryId = await idOf(list, vrm)
  expect(await withdrawEntry(deps, supervisor, { entryId, reason: 'by hand' })).toMatchObject({ ok: true })
}
/** Of each outcome one: unchanged, changed, left out, left out but kept. */
const byHand = ['AB30CDE', 'AB34CDE', 'AB38CDE', 'AB36CDE']

it('a file that was compared before people changed the list is taken as if it had come after them', async () => {
  const before = await listOfTen()
  const { importId } = await stage(deps, before.file, { list: before.list })
  for (const vrm of byHand) await act(before.list, vrm)
  const given = { importId, confirmWithdrawals: 'yes', asSeen: false }
  expect(await applyStaged(deps, importerOf(manager), given)).toMatchObject({ ok: true })

  const after = await listOfTen()
  for (const vrm of byHand) await act(after.list, vrm)
  await bring(deps, after.file, { list: after.list, confirmWithdrawals: 'yes' })

  expect(await listed(before.list)).toEqual(await listed(after.list))
  const told = (hotlistId: string) =>
    db.hotlistRevision.findFirst({
      where: { hotlistId, kind: 'full' },
      orderBy: { revision: 'desc' },
      select: { added: true, changed: true, withdrawn: true, unchanged: true, held: true, revision: true },
    })
  expect(await told(before.list)).toEqual(await told(after.list))
  expect(await told(before.list)).toMatchObject({ changed: 1, unchanged: 3, held: 1 })
})
