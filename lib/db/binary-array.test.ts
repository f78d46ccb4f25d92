import { expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import {
  binaryArray,
  bytea,
  type Element,
  float4,
  float8,
  int2,
  jsonb,
  text,
  timestamptz,
  uuid,
} from './binary-array.ts'

const { pool } = await testDatabase()
const self = <T>(value: T) => value

async function roundTrip<T>(element: Element<T>, type: string, values: (T | null)[]) {
  const sent = binaryArray(element, values, self)
  const { rows } = await pool.query(`SELECT * FROM unnest($1::${type}[]) AS item`, [sent])
  return rows.map(({ item }) => item)
}

test.each([
  ['uuid', uuid, ['01a20274-3dab-8498-ba95-0014d7a4c432', null]],
  ['text', text, ['', 'Škoda 🚗', null, 'it\'s {"odd"}, \\N']],
  ['float8', float8, [0, -1.5, Math.PI, null, 1e300]],
  ['float4', float4, [87.5, null]],
  ['int2', int2, [0, -32768, 32767, null]],
  ['bytea', bytea, [Buffer.from([0, 255]), null, Buffer.alloc(0)]],
] as [string, Element<unknown>, unknown[]][])('%s', async (type, element, values) => {
  expect(await roundTrip(element, type, values)).toEqual(values)
})

test('jsonb from JSON text', async () => {
  expect(await roundTrip(jsonb, 'jsonb', ['{"a": ["é"]}', null, '1'])).toEqual([{ a: ['é'] }, null, 1])
})

test('timestamptz from milliseconds, before and after 2000', async () => {
  const instants = [
    '1970-01-01T00:00:00.001Z',
    '1999-12-31T23:59:59.999Z',
    '2026-11-22T10:00:00.123Z',
    '9999-01-01T00:00:00.000Z',
  ]
  const back = await roundTrip(timestamptz, 'timestamptz', instants.map(Date.parse))
  expect(back.map((at: Date) => at.toISOString())).toEqual(instants)
})

test('no elements', async () => {
  expect(await roundTrip(text, 'text', [])).toEqual([])
})
