import { EventEmitter } from 'node:events'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { aViewer } from '#lib/alarms/testing/house.ts'
import type { ConsoleSocket } from './alarm-feed.ts'
import { createBoardCheck } from './board-check.ts'

it('reads no log for a claim that is far behind: such a screen is sent the whole board', async () => {
  const asked: unknown[] = []
  const pool = {
    query: async (_: string, values: unknown[]) => {
      asked.push(values[0])
      return { rows: [] }
    },
  } as unknown as Pool
  const feed = { isFar: (_: unknown, seq: number) => seq < 1_000 }
  const socket = Object.assign(new EventEmitter(), { data: { viewer: aViewer('operator') }, connected: true })
  createBoardCheck(pool, feed, pino({ level: 'silent' })).attend(socket as unknown as ConsoleSocket)
  const claim = (seq: number) =>
    new Promise((answer) => void socket.emit('board:check', { seq, hash: 'h', attempt: 1 }, answer))
  expect(await claim(0)).toBe(false)
  expect(await claim(6_000)).toBe(false)
  expect(asked).toEqual([6_000])
})
