import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { permissionsOf } from '../access/role.ts'
import type { Alarm } from '../alarms/alarm.ts'
import { timedUuid } from '../core/uuid.ts'
import type { ActInput, ActName } from './practice-acts.ts'
import { createPracticeWorld, type PracticeWorld } from './practice-world.ts'
import { begunAt, Recording } from './recording.ts'

const startMs = Date.parse('2026-11-25T21:00:00.000Z')
// Who lowers a High and works the alarms as well.
const permissions = new Set(
  (['supervisor', 'operator'] as const).flatMap((role) => [...permissionsOf({ role, cleared: false })]),
)
const who = { id: 'me', name: 'Me', forceId: 'durrow', permissions }
const file = readFileSync(new URL('../../public/training/flood.json', import.meta.url), 'utf8')

let world: PracticeWorld
let nowMs: number
beforeEach(() => {
  let ids = 0
  const recording = begunAt(Recording.parse(JSON.parse(file)), startMs)
  world = createPracticeWorld(recording, who, () => timedUuid(startMs, `flood ${++ids}`))
  nowMs = startMs + 280_000
  world.advance(nowMs)
})

const now = (alarm: Alarm) => world.alarms.get(alarm.id) as Alarm
function answer<N extends ActName>(name: N, alarm: Alarm, input: Omit<ActInput<N>, 'alarmId' | 'revision'>) {
  const on = { alarmId: alarm.id, ...(name !== 'note' && { revision: now(alarm).revision }) }
  nowMs += 1_000
  return world.act(name, { ...on, ...input } as ActInput<N>, nowMs)
}
function act(...given: Parameters<typeof answer>): void {
  const result = answer(...given)
  if (!result.ok) throw new Error(result.refusal.message)
}
/** Alarms of the flood that nobody has touched, all brought to Medium. */
function mediums(count: number): Alarm[] {
  const some = [...world.alarms.values()].filter(({ state, leadId }) => state === 'raised' && !leadId).slice(0, count)
  if (some.length < count) throw new Error('the flood has too few alarms')
  for (const alarm of some) to(alarm, 'medium')
  return some
}
const to = (alarm: Alarm, band: 'high' | 'medium' | 'low') =>
  now(alarm).band !== band && act('regrade', alarm, { band, reason: 'As it looks' })
const under = (alarm: Alarm, lead: Alarm) => act('merge', alarm, { leadId: lead.id, kind: 'convoy' })
function closed(alarm: Alarm): void {
  act('acknowledge', alarm, {})
  act('verify', alarm, { checks: { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } })
  act('decline', alarm, { reason: 'no-unit' })
  act('close', alarm, { outcomes: [] })
}

describe('in a practice, as at the desk,', () => {
  it('those that are graver part from a leader that is lowered, and nobody else does', () => {
    const [lead, grave, mild] = mediums(3) as [Alarm, Alarm, Alarm]
    to(mild, 'low')
    under(grave, lead)
    under(mild, lead)
    const { revision } = now(grave)
    to(lead, 'low')
    expect(now(grave)).toMatchObject({ leadId: null, revision: revision + 1 })
    expect(world.log.findLast(({ alarmId }) => alarmId === grave.id)).toMatchObject({
      kind: 'unmerged',
      data: { leadId: lead.id, reason: 'The leading alarm became less urgent than this' },
    })
    expect(now(mild).leadId).toBe(lead.id)
  })

  it('and so do they by the undoing of what raised it', () => {
    const [lead, other] = mediums(2) as [Alarm, Alarm]
    to(other, 'high')
    to(lead, 'high')
    under(other, lead)
    act('undo', lead, {})
    expect(now(other).leadId).toBeNull()
  })

  it('all part from a leader that closes', () => {
    const [lead, one] = mediums(2) as [Alarm, Alarm]
    under(one, lead)
    closed(lead)
    expect(now(one).leadId).toBeNull()
  })

  it('closed ones bind no leader', () => {
    const [lead, one, other] = mediums(3) as [Alarm, Alarm, Alarm]
    under(one, lead)
    closed(one)
    under(lead, other)
    expect(now(lead).leadId).toBe(other.id)
  })

  it('an undo puts nothing under a leader that it could not stand under', () => {
    const [lead, one] = mediums(2) as [Alarm, Alarm]
    under(one, lead)
    act('unmerge', one, {})
    to(lead, 'low')
    expect(answer('undo', one, {})).toMatchObject({ ok: false, refusal: { kind: 'illegal' } })
    expect(now(one).leadId).toBeNull()
  })

  it('what is as grave again by an undo parts from a leader that was lowered meanwhile', () => {
    const [lead, one] = mediums(2) as [Alarm, Alarm]
    under(one, lead)
    to(one, 'low')
    to(lead, 'low')
    act('undo', one, {})
    expect(now(one)).toMatchObject({ band: 'medium', leadId: null })
  })

  it('deadlines rest under a leader that somebody deals with, and go on when it is shelved', () => {
    const [lead, one] = mediums(2) as [Alarm, Alarm]
    under(one, lead)
    act('acknowledge', lead, {})
    const escalated = () => world.log.filter(({ alarmId, kind }) => alarmId === one.id && kind === 'escalated').length
    const before = escalated()
    nowMs += 3_000_000
    world.advance(nowMs)
    expect(escalated()).toBe(before)
    act('shelve', lead, { until: new Date(nowMs + 600_000).toISOString(), reason: 'The stolen tool' })
    nowMs += 1_000
    world.advance(nowMs)
    expect(escalated()).toBeGreaterThan(before)
  })

  it('an alarm stays closed once a newer one of its vehicle is open', () => {
    const recording = begunAt(Recording.parse(JSON.parse(file)), startMs)
    let ids = 0
    world = createPracticeWorld(recording, who, () => timedUuid(startMs, `again ${++ids}`))
    nowMs = startMs + 100_000
    world.advance(nowMs)
    // The vehicle that comes three times: at 21, 148 and 275 s.
    const often = recording.arrivals.filter(({ entryId }) => entryId.startsWith('fccbd982'))
    const first = [...world.alarms.values()].find(({ vrm }) => vrm === often[0]?.place.vrm) as Alarm
    closed(first)
    act('reopen', first, { reason: 'Closed in error' })
    act('verify', first, { checks: { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } })
    act('decline', first, { reason: 'no-unit' })
    act('close', first, { outcomes: [] })
    world.advance(startMs + 150_000)
    nowMs = startMs + 150_000
    expect([...world.alarms.values()].filter(({ vrm }) => vrm === first.vrm)).toHaveLength(2)
    expect(answer('reopen', first, { reason: 'Closed in error' })).toMatchObject({
      ok: false,
      refusal: { kind: 'illegal', message: 'A newer alarm of this vehicle is open: work on that one' },
    })
    expect(now(first).state).toBe('closed')
  })
})
