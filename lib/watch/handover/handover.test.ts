import { beforeEach, describe, expect, it } from 'vitest'
import { acknowledge, decline, verify } from '#lib/alarms/commands.ts'
import { aViewer, testDeps } from '#lib/alarms/testing/house.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { logOff, logOn } from '../keeping/commands.ts'
import { anAlarmOf, furnishRooms } from '../testing/rooms.ts'
import { acceptItem, prepareHandover, takeBackHandover } from './commands.ts'
import { listHandovers } from './queries.ts'

const { pool } = await testDatabase()
await furnishRooms(pool)
const deps = testDeps(pool)
const ann = aViewer('operator', 'Ann', true)
const bob = aViewer('operator', 'Bob')
const cat = aViewer('operator', 'Cat', true)
for (const [name, cleared] of [
  ['Ann', true],
  ['Bob', false],
  ['Cat', true],
]) {
  await pool.query(
    `INSERT INTO person (id, name, email, role, cleared, created_at, updated_at) VALUES ($1, $1, $1, 'operator', $2, '2026-01-01Z', '2026-01-01Z')`,
    [name, cleared],
  )
}
const on = (deskId: string, ...areaIds: string[]) => ({ deskId, areaIds, soundState: 'ok' as const })
const kind = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'done' : result.refusal.kind
const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const ownerOf = async (alarmId: string) =>
  (await pool.query('SELECT owner_id FROM alarm WHERE id = $1', [alarmId])).rows[0].owner_id
const mineOf = async (viewer: typeof ann) => (await listHandovers(deps.db, viewer, deps.clock()))[0]
const itemOf = async (viewer: typeof ann, alarmId: string) =>
  (await mineOf(viewer))?.items.find((item) => item.alarmId === alarmId)?.id ?? ''

beforeEach(async () => {
  await pool.query(
    `UPDATE alarm SET state = 'raised', owner_id = NULL, owner_name = NULL, version = version + 1 WHERE owner_id IS NOT NULL`,
  )
  for (const person of [ann, bob, cat]) must(await logOff(deps, person, {}))
  deps.time.now += 60_000
  must(await logOn(deps, ann, on('d1', 'durrow')))
})

describe('leaving', () => {
  it.each(['high', 'medium'] as const)(
    'is refused while one owns an undecided %s, in words that say what to do',
    async (grade) => {
      const one = await anAlarmOf(pool, deps, { grade })
      must(await acknowledge(deps, ann, one))
      const refused = await logOff(deps, ann, {})
      expect(refused.ok === false && refused.refusal.message).toContain(one.vrm)
      expect(refused.ok === false && refused.refusal.message).toContain('hand over')
      const { rows } = await pool.query(
        `SELECT until_at FROM watch WHERE person_id = 'Ann' ORDER BY from_at DESC LIMIT 1`,
      )
      expect(rows[0].until_at).toBeNull()
    },
  )
  it('puts a Low back into the queue and says so in its log', async () => {
    const one = await anAlarmOf(pool, deps, { grade: 'low' })
    must(await acknowledge(deps, ann, one))
    must(await logOff(deps, ann, {}))
    expect(await ownerOf(one.alarmId)).toBeNull()
  })
  it('is free once all is decided', async () => {
    const one = await anAlarmOf(pool, deps)
    const owned = must(await acknowledge(deps, ann, one))
    const checks = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
    const verified = must(await verify(deps, ann, { alarmId: owned.id, revision: owned.revision, checks }))
    must(await decline(deps, ann, { alarmId: owned.id, revision: verified.revision, reason: 'no-unit' }))
    must(await logOff(deps, ann, {}))
    expect(await ownerOf(one.alarmId)).toBe('Ann')
  })
})

describe('a handover', () => {
  it('moves ownership item by item, each once, and ends when all is accepted', async () => {
    const first = await anAlarmOf(pool, deps)
    const second = await anAlarmOf(pool, deps, { grade: 'high' })
    const nobodys = await anAlarmOf(pool, deps)
    for (const one of [first, second]) must(await acknowledge(deps, ann, one))
    must(await prepareHandover(deps, ann, { toId: 'Bob', note: 'Grey van on the A19' }))
    const offered = await mineOf(bob)
    expect(offered?.items.map((item) => item.kind)).toEqual(
      expect.arrayContaining(['area', 'owned', 'owned', 'open', 'note']),
    )
    expect(offered?.items.find((item) => item.alarmId === nobodys.alarmId)?.kind).toBe('open')

    const item = await itemOf(bob, first.alarmId)
    expect(kind(await acceptItem(deps, bob, { itemId: item }))).toBe('blocked') // not on watch
    must(await logOn(deps, bob, on('d2', 'eden')))
    expect(kind(await acceptItem(deps, cat, { itemId: item }))).toBe('not-found') // not offered to Cat
    const both = await Promise.all([acceptItem(deps, bob, { itemId: item }), acceptItem(deps, bob, { itemId: item })])
    expect(both.map(kind).sort()).toEqual(['done', 'stale'])
    expect([await ownerOf(first.alarmId), await ownerOf(second.alarmId)]).toEqual(['Bob', 'Ann'])
    // What is not accepted yet is still Ann's, and she cannot go.
    expect(kind(await logOff(deps, ann, {}))).toBe('blocked')

    // Bob's browser dies here: nothing of it was in the browser.
    for (const left of (await mineOf(bob))?.items ?? []) {
      if (!left.acceptedAt) must(await acceptItem(deps, bob, { itemId: left.id }))
    }
    expect(await ownerOf(second.alarmId)).toBe('Bob')
    expect(await ownerOf(nobodys.alarmId)).toBeNull()
    const { rows } = await pool.query(`SELECT area_ids FROM watch WHERE person_id = 'Bob' AND until_at IS NULL`)
    expect(rows).toEqual([{ area_ids: ['durrow', 'eden'] }])
    must(await logOff(deps, ann, {}))
    const { rows: ended } = await pool.query(
      `SELECT w.ended_by, h.ended_by AS handover FROM watch w JOIN handover h ON h.watch_id = w.id WHERE h.id = $1`,
      [offered?.id],
    )
    expect(ended).toEqual([{ ended_by: 'handed-over', handover: 'accepted' }])
    const { rows: log } = await pool.query(
      `SELECT kind, actor_name, data FROM alarm_event WHERE alarm_id = $1 ORDER BY seq DESC LIMIT 1`,
      [second.alarmId],
    )
    expect(log).toEqual([{ kind: 'handed-over', actor_name: 'Bob', data: { from: 'Ann' } }])
    const { rows: audit } = await pool.query(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'handover.accepted' AND object_id = $1`,
      [offered?.id],
    )
    expect(audit[0].n).toBe(offered?.items.length)
  })

  it('tells of nothing covert to whoever is not cleared, and waits for whoever is', async () => {
    const covert = await anAlarmOf(pool, deps, { action: 'SILENT' })
    must(await acknowledge(deps, ann, covert))
    must(await prepareHandover(deps, ann, { toId: 'Bob', note: '' }))
    must(await logOn(deps, bob, on('d2', 'durrow')))
    const seen = await mineOf(bob)
    expect(JSON.stringify(seen)).not.toContain(covert.vrm)
    const [secret] = (await pool.query('SELECT id FROM handover_item WHERE restricted')).rows
    expect(kind(await acceptItem(deps, bob, { itemId: secret.id }))).toBe('not-found')
    for (const item of seen?.items ?? []) must(await acceptItem(deps, bob, { itemId: item.id }))
    expect((await mineOf(ann))?.items.filter((item) => !item.acceptedAt)).toHaveLength(1)
    // She takes it back and offers it to Cat, who is cleared.
    must(await takeBackHandover(deps, ann, { handoverId: seen?.id ?? '' }))
    must(await prepareHandover(deps, ann, { toId: 'Cat', note: '' }))
    must(await logOn(deps, cat, on('d2', 'durrow')))
    must(await acceptItem(deps, cat, { itemId: await itemOf(cat, covert.alarmId) }))
    expect(await ownerOf(covert.alarmId)).toBe('Cat')
    expect(kind(await logOff(deps, bob, {}))).toBe('done')
  })

  it('accepting what was dealt with meanwhile changes nothing', async () => {
    const one = await anAlarmOf(pool, deps)
    must(await acknowledge(deps, ann, one))
    must(await prepareHandover(deps, ann, { toId: 'Bob', note: '' }))
    must(await logOn(deps, bob, on('d2', 'durrow')))
    await pool.query(
      `UPDATE alarm SET state = 'raised', owner_id = NULL, owner_name = NULL, version = version + 1 WHERE id = $1`,
      [one.alarmId],
    )
    const accepted = must(await acceptItem(deps, bob, { itemId: await itemOf(bob, one.alarmId) }))
    expect(accepted.cameOf).toBe('It went back to the queue meanwhile')
    expect(await ownerOf(one.alarmId)).toBeNull()
  })

  it.each([
    ['an area that the desk cannot watch', async () => must(await logOn(deps, bob, on('e1', 'eden'))), 'blocked'],
    [
      'after the outgoing took it back',
      async () => {
        must(await logOn(deps, bob, on('d2', 'eden')))
        must(await takeBackHandover(deps, ann, { handoverId: (await mineOf(ann))?.id ?? '' }))
      },
      'stale',
    ],
  ])('refuses %s', async (_, before, expected) => {
    must(await prepareHandover(deps, ann, { toId: 'Bob', note: '' }))
    const item = (await mineOf(bob))?.items[0]?.id ?? ''
    await before()
    expect(kind(await acceptItem(deps, bob, { itemId: item }))).toBe(expected)
  })
})
