import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { aViewer, testDeps } from '../alarms/testing/house.ts'
import { finishPractice } from './commands.ts'
import { beginPractice, type PracticeAct, replayPractice } from './practice-run.ts'
import { scorePractice } from './practice-score.ts'
import { listRuns } from './queries.ts'
import { readRecording } from './store.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const me = aViewer('operator')
const recording = await readRecording('flood')
const startedAt = new Date(deps.time.now - 600_000).toISOString()

beforeAll(async () => {
  await pool.query(`INSERT INTO force VALUES ('durrow', 'Durrow', '{}')`)
  for (const role of ['operator', 'supervisor', 'analyst'])
    await pool.query(
      `INSERT INTO person (id, name, email, role, force_id, created_at, updated_at)
       VALUES ($1, $1, $1 || '@x.example', $1, 'durrow', now(), now())`,
      [role],
    )
})

/** Somebody who takes what is first, once every seven seconds, whatever it is. */
function practise(): { acts: PracticeAct[]; score: ReturnType<typeof scorePractice> } {
  const startMs = Date.parse(startedAt)
  const world = beginPractice(recording, me, startMs)
  const acts: PracticeAct[] = []
  let refused = 0
  for (let atMs = 0; atMs <= recording.lengthMs; atMs += 250) {
    world.advance(startMs + atMs)
    if (atMs % 7_000 !== 0) continue
    const alarm = [...world.alarms.values()].find(({ state }) => state === 'raised')
    if (!alarm) continue
    const input = { alarmId: alarm.id, revision: alarm.revision }
    acts.push({ atMs, name: 'acknowledge', input })
    if (!world.act('acknowledge', input, startMs + atMs).ok) refused++
  }
  world.advance(world.endsAtMs)
  return {
    acts,
    score: scorePractice({ recording, alarms: world.alarms.values(), log: world.log, refused, endMs: world.endsAtMs }),
  }
}

it('works out the same score from what was done as the screen did, whatever its steps were', () => {
  const { acts, score } = practise()
  expect(acts.length).toBeGreaterThan(10)
  const run = { scenario: 'flood' as const, startedAt, endedAfterMs: recording.lengthMs, acts }
  expect(replayPractice(recording, me, run)).toEqual(score)
})

it('refuses acts that do not fit, and counts them', () => {
  const acts = [{ atMs: 1000, name: 'acknowledge' as const, input: { alarmId: 'no id', revision: 'x' } }]
  const run = { scenario: 'flood' as const, startedAt, endedAfterMs: 2000, acts }
  expect(replayPractice(recording, me, run).refused).toBe(1)
})

it('keeps a practice for its person and those who may see all, and nothing of it among alarms', async () => {
  const { acts, score } = practise()
  const answer = await finishPractice(deps, me, {
    scenario: 'flood',
    startedAt,
    endedAfterMs: recording.lengthMs,
    acts,
  })
  expect(answer).toMatchObject({ ok: true, value: { score } })
  expect(await listRuns(deps.db, me)).toHaveLength(1)
  expect(await listRuns(deps.db, aViewer('supervisor'))).toMatchObject([{ personName: 'operator', scenario: 'flood' }])
  expect(await listRuns(deps.db, aViewer('operator', 'operator-2'))).toEqual([])
  const { rows } = await pool.query(
    'SELECT (SELECT count(*) FROM alarm)::int AS alarms, (SELECT count(*) FROM alarm_event)::int AS lines',
  )
  expect(rows).toEqual([{ alarms: 0, lines: 0 }])
})

it('is for those who answer alarms', async () => {
  const run = { scenario: 'flood' as const, startedAt, endedAfterMs: 1000, acts: [] }
  expect(await finishPractice(deps, aViewer('analyst'), run)).toMatchObject({
    ok: false,
    refusal: { kind: 'forbidden' },
  })
  const early = { ...run, startedAt: new Date(deps.time.now + 60_000).toISOString() }
  expect(await finishPractice(deps, me, early)).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
})
