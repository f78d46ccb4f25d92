import { readFileSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { expect, it } from 'vitest'
import { isBackend, takeBackSeat } from './back-seat.ts'
import { testDatabase } from './testing/database.ts'

const { pool } = await testDatabase()

it.each<[string, string, number, boolean]>([
  ['a back end of this connection', 'postgres: watchdesk desk 127.0.0.1(40312) INSERT', 40312, true],
  ['one of another connection', 'postgres: watchdesk desk 127.0.0.1(40313) idle', 40312, false],
  ['a number that only begins like the port', 'postgres: watchdesk desk 127.0.0.1(403121) idle', 40312, false],
  ['another program that bears the number', 'node server.js (40312)', 40312, false],
])('%s', (_, title, port, expected) => {
  expect(isBackend(title, port)).toBe(expected)
})

it('lets the server’s process stand back where it is ours, and does nothing where it is not', async () => {
  const client = await pool.connect()
  try {
    const ask = async (sql: string) => (await client.query<{ pid: number; port: number }>(sql)).rows
    const [own] = await ask('SELECT pg_backend_pid() AS pid, inet_client_port() AS port')
    if (!own) throw new Error('no answer')
    const ofAnother = await takeBackSeat(async () => [{ pid: process.pid, port: own.port }])
    expect(getPriority(process.pid)).not.toBe(constants.priority.PRIORITY_LOW)
    ofAnother()
    const giveBack = await takeBackSeat(ask)
    if (seesBackend(own)) expect(getPriority(own.pid)).toBe(constants.priority.PRIORITY_LOW)
    giveBack()
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  } finally {
    client.release(true)
  }
})

/** Whether the database runs beside the tests, as the one that comes with the program does. */
function seesBackend({ pid, port }: { pid: number; port: number }): boolean {
  try {
    return isBackend(readFileSync(`/proc/${pid}/cmdline`, 'utf8'), port)
  } catch {
    return false
  }
}
