import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { permissionsOf } from '#lib/access/role.ts'
import { replayPractice } from '#lib/training/practice-run.ts'
import { scorePractice } from '#lib/training/practice-score.ts'
import { Recording } from '#lib/training/recording.ts'
import { createPractice } from './practice-live.ts'

const who = {
  id: 'me',
  name: 'Me',
  forceId: 'durrow',
  permissions: permissionsOf({ role: 'operator', cleared: false }),
}
const read = (name: string) =>
  Recording.parse(JSON.parse(readFileSync(new URL(`../../public/training/${name}.json`, import.meta.url), 'utf8')))

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-25T21:00:00Z') }))
afterEach(() => vi.useRealTimers())

it('says LOST while the line is lost, holds everything afterwards, and ends by itself', async () => {
  const practice = createPractice(read('feed-loss'), who, Date.now)
  let ended = 0
  const stop = practice.run({ onTick: () => {}, onEnd: () => ended++ })
  const trust = () => practice.desk.link.get().trust
  vi.advanceTimersByTime(60_000)
  expect(trust()).toBe('LIVE')
  vi.advanceTimersByTime(80_000) // 20 s into the lapse
  expect(trust()).toBe('LOST')
  vi.advanceTimersByTime(60_000)
  expect(trust()).toBe('LIVE')
  const held = [...practice.desk.alarms.get().board.alarms.values()]
  expect(held).toEqual([...practice.world.alarms.values()])
  vi.advanceTimersByTime(600_000)
  expect(ended).toBe(1)
  stop()
})

it('is scored by the server as it went on the screen', async () => {
  const recording = read('flood')
  const practice = createPractice(recording, who, Date.now)
  const stop = practice.run({ onTick: () => {}, onEnd: () => {} })
  for (let turn = 0; turn < 20; turn++) {
    vi.advanceTimersByTime(9_300)
    const alarm = [...practice.desk.alarms.get().board.alarms.values()].find(({ state }) => state === 'raised')
    if (alarm) await practice.actions.acknowledge({ alarmId: alarm.id, revision: alarm.revision })
  }
  stop()
  const endMs = Date.now()
  practice.world.advance(endMs)
  const startedAt = new Date(practice.startMs).toISOString()
  const run = {
    scenario: 'flood' as const,
    startedAt,
    endedAfterMs: endMs - practice.startMs,
    acts: [...practice.acts],
  }
  const { alarms, log } = practice.world
  expect(replayPractice(recording, who, run)).toEqual(
    scorePractice({ recording, alarms: alarms.values(), log, refused: 0, endMs }),
  )
})
