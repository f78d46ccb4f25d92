import { beforeAll, beforeEach, expect, it } from 'vitest'
import { decideAuthorisation } from '#lib/hotlists/authority/commands.ts'
import { editEntry, enterEntry } from '#lib/hotlists/entries/commands.ts'
import { bring, depsOf, manager } from '#lib/hotlists/imports/testing/list.ts'
import { undoRevision } from '#lib/hotlists/imports/undoing/commands.ts'
import { reviewEntry } from '#lib/hotlists/review/commands.ts'
import { anInput } from '#lib/hotlists/testing/list-house.ts'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, t0 } from '../testing/house.ts'
import { ann, must, on, sue } from '../testing/night.ts'
import { aNightOfListings } from './testing/listings.ts'

const { deps, follow, later, linesOf, now, open, pool, url } = await aNightOfListings()
const files = { ...depsOf(deps.db, url), clock: deps.clock }

beforeAll(async () => {
  await pool.query(
    `INSERT INTO person (id, name, email, email_verified, role, created_at, updated_at)
     VALUES ('list-manager', 'Owen', 'o@x.example', true, 'list-manager', $1, $1)`,
    [now()],
  )
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, layout, guard_share)
     VALUES ('filed', 'Filed', 's', 'durrow', 'o', 'c', 24, $1, '{"defaults":{"action":"STOP","category":"wanted"}}', 1)`,
    [now()],
  )
})
beforeEach(() => later(1))

let match = 0
/** The alarm of a sighting of this mark with this entry. */
async function seen(entryId: string, vrm: string): Promise<Alarm> {
  match += 1
  const message = aMessage(match, 1, (deps.time.now - t0) / 1000, { vrm })
  await takeInMatches(deps, [{ ...message, entryId }])
  return open(vrm)
}
const changes = async (alarm: Alarm) => (await linesOf(alarm)).map(({ data }) => data.changed)

const fields = (change = {}) => anInput({ hotlistId: 'list', category: 'wanted', grade: 'medium', ...change })

async function entered(vrm: string) {
  const answer = await enterEntry(deps, manager, fields({ vrm, sourceReference: vrm }))
  if (!answer.ok) throw new Error(answer.refusal.message)
  return { id: answer.value.entryId, vrm }
}
async function edit({ id, vrm }: { id: string; vrm: string }, change: object, claims = {}) {
  const { version } = await deps.db.hotlistEntry.findUniqueOrThrow({ where: { id } })
  const input = { ...fields({ vrm, sourceReference: vrm, ...change }), entryId: id, version, why: 'the case changed' }
  const answer = await editEntry(deps, manager, { ...input, claims: { ...input.claims, ...claims } })
  if (!answer.ok) throw new Error(answer.refusal.message)
}

it('an edit by hand reaches the alarm with the name of its maker', async () => {
  const entry = await entered('AB81KDX')
  const alarm = await seen(entry.id, entry.vrm)
  await edit(entry, { operationalInstructions: 'Two officers' })
  expect(await follow()).toMatchObject({ changed: 1 })
  expect(await open(entry.vrm)).toMatchObject({ band: 'medium', revision: alarm.revision + 1, reraisedAt: null })
  expect(await changes(alarm)).toMatchObject([
    [{ byName: 'list-manager', facts: [{ name: 'operationalInstructions', before: null, after: 'Two officers' }] }],
  ])
})

it('a High that waits for authorisation changes nothing before it is granted', async () => {
  const entry = await entered('AB82KDX')
  const alarm = await seen(entry.id, entry.vrm)
  await edit(entry, { grade: 'high' }, { justification: 'A named victim' })
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
  expect(await open(entry.vrm)).toEqual(alarm)
  const asked = await deps.db.hotlistAuthorisation.findFirstOrThrow({ where: { entryId: entry.id, decision: null } })
  const given = { authorisationId: asked.id, grant: true, note: 'life at risk' }
  expect(await decideAuthorisation(deps, sue, given)).toMatchObject({ ok: true })
  expect(await follow()).toMatchObject({ changed: 1 })
  expect(await open(entry.vrm)).toMatchObject({ band: 'high', reraisedAt: now() })
  expect(await changes(alarm)).toMatchObject([[{ byName: 'Sue', facts: [{ before: 'medium', after: 'high' }] }]])
})

it('a High made in an emergency calls at once, and the alarm stands when it is refused later', async () => {
  const entry = await entered('AB83KDX')
  const alarm = await seen(entry.id, entry.vrm)
  await edit(entry, { grade: 'high' }, { justification: 'A named victim', emergency: true })
  await follow()
  expect(await open(entry.vrm)).toMatchObject({ band: 'high', askedBand: 'high' })
  const asked = await deps.db.hotlistAuthorisation.findFirstOrThrow({ where: { entryId: entry.id, decision: null } })
  await decideAuthorisation(deps, sue, { authorisationId: asked.id, grant: false, note: 'no life at risk' })
  await follow()
  expect(await open(entry.vrm)).toMatchObject({ band: 'high', askedBand: 'medium' })
  expect(await changes(alarm)).toMatchObject([[{ facts: [{ after: 'high' }] }], [{ facts: [{ after: 'medium' }] }]])
})

it('a review that puts the weed date off is a line and makes nothing stale; one that only says “still wanted” is none', async () => {
  const entry = await entered('AB84KDX')
  const alarm = await seen(entry.id, entry.vrm)
  const version = async () => (await deps.db.hotlistEntry.findUniqueOrThrow({ where: { id: entry.id } })).version
  const review = { entryId: entry.id, note: 'asked the owner' }
  await reviewEntry(deps, manager, { ...review, version: await version(), act: 'still-wanted' })
  await follow()
  expect(await open(entry.vrm)).toEqual(alarm)
  const weedAt = new Date(deps.time.now + 6 * 86_400_000).toISOString()
  await reviewEntry(deps, manager, { ...review, version: await version(), act: 'extend', weedAt })
  await follow()
  expect(await open(entry.vrm)).toMatchObject({ revision: alarm.revision, version: alarm.version + 1 })
  expect(await changes(alarm)).toMatchObject([[{ facts: [{ name: 'weedAt' }] }]])
})

it('a file that grades entries anew reaches their alarms, and so does its undo; the others cost nothing', async () => {
  const letter = (n: number) => 'CDEFGHJKLM'.charAt(n % 10)
  const marks = Array.from({ length: 200 }, (_, i) => `AB${30 + (i % 10)}K${letter(i / 10)}${letter(i / 100)}`)
  const file = (grade: string, reason: string) =>
    `VRM,Reason,Source Reference,Grade\n${marks.map((vrm) => `${vrm},${reason},${vrm},${grade}\n`).join('')}`
  expect(await bring(files, file('medium', 'Wanted'), { list: 'filed' })).toMatchObject({ refused: 0 })
  const of = async (vrm: string) =>
    (await deps.db.hotlistEntry.findFirstOrThrow({ where: { hotlistId: 'filed', vrm } })).id
  const seconds = (deps.time.now - t0) / 1000
  const messages = marks
    .slice(0, 60)
    .map(async (vrm, i) => ({ ...aMessage(500 + i, 1, seconds, { vrm }), entryId: await of(vrm) }))
  await takeInMatches(deps, await Promise.all(messages))
  const alarmed = async () => (await readSnapshot(pool, ann)).alarms.filter(({ vrm }) => marks.includes(vrm))
  const alarms = await alarmed()
  expect(alarms.length).toBe(60)
  const [first] = alarms as [Alarm]
  const before = await must(commands.acknowledge(deps, ann, on(first)))
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
  await bring(files, file('high', 'Kidnap'), { list: 'filed' })
  const transactions = async () =>
    (await pool.query('SELECT count(DISTINCT xmin::text)::int AS n FROM alarm_event')).rows[0].n
  const sofar = await transactions()
  expect(await follow()).toEqual({ changed: alarms.length, restored: 0, withdrawn: 0 })
  expect((await transactions()) - sofar).toBe(Math.ceil(alarms.length / 50))
  for (const alarm of await alarmed()) expect(alarm).toMatchObject({ band: 'high', reason: 'Kidnap' })
  expect(await open(first.vrm)).toMatchObject({ state: 'acknowledged', revision: before.revision + 1 })
  expect(await changes(first)).toEqual([
    [
      {
        reason: 'Wanted',
        byName: 'list-manager',
        facts: [
          { name: 'grade', before: 'medium', after: 'high' },
          { name: 'reason', before: 'Wanted', after: 'Kidnap' },
        ],
      },
    ],
  ])
  const list = await deps.db.hotlist.findUniqueOrThrow({ where: { id: 'filed' } })
  await undoRevision(files, manager, { hotlistId: 'filed', revision: list.openRevision, reason: 'the wrong file' })
  expect(await follow()).toMatchObject({ changed: alarms.length })
  expect(await open(first.vrm)).toMatchObject({ band: 'high', askedBand: 'medium', reason: 'Wanted' })
  expect(
    (
      await pool.query(
        'SELECT count(*)::int AS n FROM alarm_entry WHERE entry_id IN (SELECT id FROM hotlist_entry WHERE hotlist_id = $1)',
        ['filed'],
      )
    ).rows[0].n,
  ).toBe(alarms.length)
})
