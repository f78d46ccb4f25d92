import { expect, it } from 'vitest'
import { withdrawEntry } from '../../commands.ts'
import { importHouse, three } from '../testing/house.ts'
import { bring, manager, rowsOf, stage, viewerOf } from '../testing/list.ts'
import { applyImport } from './commands.ts'

const { pool, deps, newList, listed, idOf } = await importHouse()
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
