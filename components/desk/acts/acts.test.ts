import { expect, it } from 'vitest'
import { createLiveDesk } from '#components/live/live-desk.ts'
import type { AlarmActions, AlarmAnswer } from '#lib/alarms/command-input.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { createActs } from './acts.ts'

const start = {
  snapshot: { seq: 1, alarms: [anAlarm()] },
  cleared: false,
  units: [],
  serverNow: '2026-11-22T21:00:00Z',
  build: '1',
}

/** A desk whose every act gets this answer, and what was asked of it. */
function aDesk(answer: () => Promise<AlarmAnswer>) {
  const desk = createLiveDesk(start, () => 0)
  const asked: unknown[] = []
  const act = (input: unknown) => {
    asked.push(input)
    return answer()
  }
  const names = [
    'acknowledge',
    'release',
    'takeOver',
    'verify',
    'deploy',
    'moveDeployment',
    'decline',
    'close',
  ] as const
  const actions = Object.fromEntries(names.map((name) => [name, act])) as unknown as AlarmActions
  return { desk, asked, acts: createActs(actions, desk) }
}

it('sends the revision that was seen and shows the answer at once, socket or not', async () => {
  const acknowledged = anAlarm({ version: 2, revision: 2, state: 'acknowledged' })
  const { desk, asked, acts } = aDesk(async () => ({ ok: true, value: acknowledged }))
  expect(await acts.run('acknowledge', anAlarm(), {})).toBe(true)
  expect(asked).toEqual([{ alarmId: 'a', revision: 1 }])
  expect(desk.alarms.get().board.alarms.get('a')).toBe(acknowledged)
})

it('keeps the words of a refusal until an act succeeds or they are read', async () => {
  const message = 'P. Example acknowledged this alarm at 21:00:00.'
  const { acts } = aDesk(async () => ({ ok: false, refusal: { kind: 'stale', message } }))
  expect(await acts.run('acknowledge', anAlarm(), {})).toBe(false)
  expect(acts.state.get().refused.get('a')).toMatchObject({ message, stale: true })
  acts.forget('a')
  expect(acts.state.get().refused.size).toBe(0)
})

it('does not send the same alarm a second act while the first is unanswered', async () => {
  let give: (answer: AlarmAnswer) => void = () => {}
  const { asked, acts } = aDesk(() => new Promise<AlarmAnswer>((resolve) => (give = resolve)))
  const first = acts.run('acknowledge', anAlarm(), {})
  expect(await acts.run('acknowledge', anAlarm(), {})).toBe(false)
  give({ ok: true, value: anAlarm({ version: 2 }) })
  expect(await first).toBe(true)
  expect(asked).toHaveLength(1)
})

it('says plainly that it does not know, when no answer comes', async () => {
  const { acts } = aDesk(() => Promise.reject(new Error('network')))
  expect(await acts.run('acknowledge', anAlarm(), {})).toBe(false)
  expect(acts.state.get().refused.get('a')?.message).toContain('may or may not be recorded')
  expect(acts.state.get().busy.size).toBe(0)
})
