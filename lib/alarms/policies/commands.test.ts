import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { matchId } from '#lib/matching/intake/match-message.ts'
import { storeReads } from '#lib/matching/intake/store.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { seedContent } from '../testing/policy.ts'
import { approveDraft, discardDraft, refuseDraft, saveCategory, startDraft, submitDraft } from './commands.ts'
import type { CategoryContent } from './content.ts'
import { findContent, findDraft, listVersions, storedMatches } from './queries.ts'
import { insertVersion } from './store.ts'
import { whatIf } from './what-if.ts'

const { pool } = await testDatabase()
const deps = { ...testDeps(pool), pool }
const lena = aViewer('list-manager', 'lena')
const sue = aViewer('supervisor', 'sue')
const note = 'Low is answered sooner'
await furnish(pool)
await insertVersion(deps.db, seedContent(), {
  ...{ version: 2, effectiveAt: new Date(atSecond(-60)), note: 'whole', draftId: id(1) },
  ...{ draftedById: 'x', approvedById: 'y', approvedAt: new Date(atSecond(-60)) },
})

const [wanted] = seedContent().categories as [CategoryContent]
let newest = 2

async function draftOf(change: Partial<CategoryContent>) {
  const started = await startDraft(deps, lena, { note })
  if (!started.ok) throw new Error(started.refusal.message)
  const seen = { draftId: started.value.draftId, revision: 1 }
  await saveCategory(deps, lena, { ...seen, category: { ...wanted, ...change } })
  return { ...seen, revision: 2 }
}
const submit = (seen: { draftId: string; revision: number }, second = 0) =>
  submitDraft(deps, lena, { ...seen, note, effectiveAt: atSecond(second) })
const kind = (answer: { ok: boolean; refusal?: { kind: string } }) => (answer.ok ? 'done' : answer.refusal?.kind)

beforeEach(async () => {
  newest = (await listVersions(pool, deps.clock())).at(0)?.version ?? 0
})

describe('two people', () => {
  it('make a version: one drafts, another approves, and it is written down', async () => {
    const seen = await draftOf({ bandLow: 'medium', entryDefaults: { lifeDays: 9 } })
    expect(await submit(seen, 3_600)).toMatchObject({ ok: true, value: { revision: 3 } })
    const last = { ...seen, revision: 3 }
    expect(kind(await approveDraft(deps, lena, last))).toBe('forbidden')
    // Who wrote in it does not approve it, whatever their role became.
    expect(kind(await approveDraft(deps, { ...sue, id: 'lena' }, last))).toBe('forbidden')
    expect(await approveDraft(deps, sue, last)).toMatchObject({ ok: true, value: { version: newest + 1 } })
    expect(kind(await approveDraft(deps, sue, { ...last, revision: 4 }))).toBe('illegal')
    const [version] = await listVersions(pool, deps.clock())
    expect(version).toMatchObject({ version: newest + 1, standing: 'to come', effectiveAt: new Date(atSecond(3_600)) })
    expect((await findContent(deps.db, newest + 1))?.categories[0]).toMatchObject({
      bandLow: 'medium',
      entryDefaults: { lifeDays: 9 },
    })
    const { rows } = await pool.query(
      `SELECT action, actor_id FROM audit_entry WHERE action LIKE 'policy%' ORDER BY seq`,
    )
    expect(rows.map(({ action, actor_id }) => `${action} ${actor_id}`)).toEqual([
      'policy-draft.created lena',
      'policy-draft.changed lena',
      'policy-draft.submitted lena',
      'policy.approved sue',
    ])
  })

  it('are held by the database too', async () => {
    await expect(pool.query(`UPDATE policy_draft SET decided_by_id = 'lena' WHERE state = 'approved'`)).rejects.toThrow(
      /two_people/,
    )
  })

  it('make what nobody changes afterwards', async () => {
    for (const change of [
      `UPDATE alarm_policy SET settings = '{}' WHERE version = 3`,
      `UPDATE alarm_policy_category SET band_low = 'log' WHERE policy_version = 3`,
      `DELETE FROM alarm_policy_band WHERE policy_version = 3`,
    ]) {
      await expect(pool.query(change)).rejects.toThrow(/was approved/)
    }
  })

  it('start again from a draft that was changed, refused or overtaken', async () => {
    const seen = await draftOf({ harmWeight: 70 })
    await submit(seen)
    const changed = await saveCategory(deps, lena, { ...seen, revision: 3, category: { ...wanted, harmWeight: 71 } })
    expect(changed).toMatchObject({ value: { revision: 4 } })
    expect(kind(await approveDraft(deps, sue, { ...seen, revision: 3 }))).toBe('stale')
    expect(kind(await approveDraft(deps, sue, { ...seen, revision: 4 }))).toBe('illegal') // a draft again
    await submit({ ...seen, revision: 4 })
    const overtaking = await draftOf({ harmWeight: 72 })
    await submit(overtaking)
    expect(kind(await approveDraft(deps, sue, { ...overtaking, revision: 3 }))).toBe('done')
    expect(kind(await approveDraft(deps, sue, { ...seen, revision: 5 }))).toBe('stale')
    expect(kind(await refuseDraft(deps, sue, { ...seen, revision: 5, reason: 'overtaken' }))).toBe('done')
    expect(kind(await discardDraft(deps, lena, { ...seen, revision: 6, reason: 'late' }))).toBe('illegal')
    expect(await findDraft(deps.db, seen.draftId)).toMatchObject({ state: 'refused', decisionReason: 'overtaken' })
  })

  it('cannot hand over what may not go live', async () => {
    const answer = await submit(await draftOf({ whatToDo: '' }))
    expect(kind(answer)).toBe('invalid')
    expect(answer.ok || answer.refusal.message).toMatch(/wanted raises alarms without What do I do/)
  })
})

describe('a new version', () => {
  it('is what the next alarm is raised under from its moment on; older alarms keep theirs', async () => {
    await putEntry(pool, 1, { grade: 'low' })
    await putEntry(pool, 2, { grade: 'low' })
    const seen = await draftOf({ bandHigh: 'high', bandMedium: 'high', bandLow: 'high' })
    await submit(seen, 600)
    await approveDraft(deps, sue, { ...seen, revision: 3 })
    await takeInMatches(deps, [aMessage(1, 1)])
    deps.time.now += 600_000
    await takeInMatches(deps, [aMessage(2, 2, 600)])
    const { alarms } = await readSnapshot(pool, sue)
    expect(alarms.map(({ vrm, band, policyVersion }) => [vrm, band, policyVersion])).toEqual([
      ['AB81KDX', 'low', newest],
      ['AB82KDX', 'high', newest + 1],
    ])
  })
})

describe('what-if', () => {
  it('raises from stored matches what live intake raised, SILENT ones for the cleared only', async () => {
    for (const n of [5, 6, 7]) await putEntry(pool, n, { grade: 'medium' })
    await putEntry(pool, 8, { action: 'SILENT', grade: 'high' })
    await putEntry(pool, 9, { category: 'no-insurance', grade: 'low' })
    const messages = [
      ...[600, 660, 2400].map((second, n) => aMessage(50 + n, 5, second, { cameraId: n === 1 ? 'CAM-E' : 'CAM-D' })),
      aMessage(60, 6, 620),
      aMessage(61, 7, 640, { cameraId: 'CAM-E' }),
      aMessage(62, 8, 650),
      aMessage(63, 9, 655),
    ].map((message) => ({
      ...message,
      id: matchId(message.read.id, Date.parse(message.read.capturedAt), message.entryId),
    }))
    await pool.query(`SELECT ensure_partitions('2026-11-01Z', '2026-12-01Z')`)
    for (const message of messages) await storeOne(message)
    const before = (await readSnapshot(pool, sue)).alarms.length
    await takeInMatches(deps, messages)
    const live = (await readSnapshot(pool, sue)).alarms.length - before
    const content = await findContent(deps.db, newest)
    if (!content) throw new Error('no content')
    const stored = (restricted: boolean) => storedMatches(pool, new Date(atSecond(500)), { restricted })
    const counted = whatIf(await stored(false), content)
    expect(counted.raised.reduce((sum, { alarms }) => sum + alarms, 0)).toBe(live)
    expect(counted).toEqual({
      raised: [
        { forceId: 'durrow', band: 'high', alarms: 2, reraised: 2 },
        { forceId: 'eden', band: 'high', alarms: 1, reraised: 0 },
      ],
      feed: 1,
      record: 0,
    })
    expect(whatIf(await stored(true), content).raised[0]).toMatchObject({ band: 'high', alarms: 3 })
    const quiet = { ...content, categories: content.categories.map((c) => ({ ...c, feedOnly: true })) }
    expect(whatIf(await stored(false), quiet)).toEqual({ raised: [], feed: 6, record: 0 })
  })
})

const storeOne = (message: ReturnType<typeof aMessage>) => {
  const { read } = message
  const blank = { make: null, model: null, colour: null, lane: null, sourceRef: null, detail: null }
  const times = { capturedAtMs: Date.parse(read.capturedAt), receivedAtMs: Date.parse(read.receivedAt) }
  const rest = { vrmRaw: read.vrm, sourceId: 's', forceId: 'durrow', payloadHash: Buffer.alloc(32) }
  return storeReads(pool, [{ ...read, ...blank, ...times, ...rest } as never], { matches: [message], suppressed: [] })
}
