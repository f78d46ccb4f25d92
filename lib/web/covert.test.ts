import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { apiAlarm } from '#lib/alarms/api-alarm.ts'
import { acknowledge } from '#lib/alarms/commands.ts'
import { findFeed, readFeedSince } from '#lib/alarms/feed/queries.ts'
import { findAlarms } from '#lib/alarms/find/queries.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { alarmsOnOldLists } from '#lib/alarms/list-health/on-old-lists.sql.ts'
import { findFlagged, readHealth } from '#lib/alarms/list-health/queries.ts'
import { findAlarmDetail, listAlarms, readEventsSince, readSnapshot } from '#lib/alarms/queries.ts'
import { findRelated } from '#lib/alarms/related/queries.ts'
import { aMessage, atSecond, aViewer, furnish, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import { readToldLines } from '#lib/alarms/told-lines.ts'
import { listAudit, verifyNewestChain, verifyWholeChain } from '#lib/audit/queries.ts'
import { type TestDatabase, withDatabase } from '#lib/db/testing/database.ts'
import { askForFile } from '#lib/hotlists/authority/files/store.ts'
import { withdrawEntry } from '#lib/hotlists/commands.ts'
import { listTasks } from '#lib/hotlists/corrections/queries.ts'
import { findImportView, findListHistory } from '#lib/hotlists/imports/queries.ts'
import { recordImport } from '#lib/hotlists/imports/record/store.ts'
import { listsHealth } from '#lib/hotlists/list-health.sql.ts'
import { findEntries, listHotlists } from '#lib/hotlists/queries.ts'
import { countOwed, listAuthorisations, reviewQueue } from '#lib/hotlists/review/queries.ts'
import { findLookAlikes } from '#lib/matching/look-alikes/queries.ts'
import { listStandingMisreads } from '#lib/matching/misreads/queries.ts'
import { refusedMatches } from '#lib/reads/refusal-row.ts'
import { listRefusals } from '#lib/reads/refusals.sql.ts'
import { addRefusals } from '#lib/reads/store.ts'
import { responseReport } from '#lib/reporting/queries.ts'
import { listUnits } from '#lib/response/queries.ts'
import { readHandoverPage } from '#lib/watch/handover/queries.ts'
import { readNow } from '#lib/watch/now/queries.ts'

const operator = aViewer('operator')
const supervisor = aViewer('supervisor')
const auditor = aViewer('auditor')
const cleared = aViewer('supervisor', 'cleared', true)

/** What happens in the world; with `covert` a SILENT entry is seen, worked on and withdrawn between the rest. */
async function live({ pool }: TestDatabase, covert: boolean) {
  const deps = testDeps(pool)
  await furnish(pool)
  for (const n of [1, 2, 3]) await putEntry(pool, n)
  await putEntry(pool, 4, { category: 'no-insurance' })
  if (covert) {
    await putEntry(pool, 9, { action: 'SILENT' })
    await putEntry(pool, 8, { action: 'SILENT', category: 'no-insurance' })
  }
  for (let n = 0; n < 5; n++) {
    deps.time.now += 1000
    const silent = covert ? [aMessage(100 + n, 9, n), aMessage(300 + n, 8, n)] : []
    await takeInMatches(deps, [aMessage(n, 1 + (n % 3), n), aMessage(400 + n, 4, n), ...silent])
    if (covert) await takeInMatches(deps, [aMessage(200 + n, 9, n)])
  }
  const open = (await readSnapshot(pool, operator)).alarms[0]
  if (!open) throw new Error('no alarm was raised')
  if (covert) {
    const silent = (await readSnapshot(pool, cleared)).alarms.find(({ restricted }) => restricted)
    const done = silent && (await acknowledge(deps, cleared, { alarmId: silent.id, revision: silent.revision }))
    if (!done?.ok) throw new Error('the covert alarm was not acknowledged')
    const gone = await withdrawEntry(deps, cleared, { entryId: silent?.entryIds[0] ?? '', reason: 'no longer sought' })
    if (!gone.ok) throw new Error('the covert entry was not withdrawn')
    await importCovertly(deps, pool)
    const refusal = {
      code: 'storage-failed',
      count: 1,
      firstAtMs: deps.time.now,
      lastAtMs: deps.time.now,
      sample: '{}',
    }
    await addRefusals(pool, [{ sourceId: refusedMatches.covert, ...refusal }])
  }
  const acted = await acknowledge(deps, operator, { alarmId: open.id, revision: open.revision })
  if (!acted.ok) throw new Error(acted.refusal.message)
  return { deps, openId: open.id }
}

const covertImport = randomUUID()

/** A file comes into a covert list: the import, its record, and a High of it that waits for authorisation. */
async function importCovertly({ db, clock }: ReturnType<typeof testDeps>, pool: TestDatabase['pool']) {
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, covert)
     VALUES ('covert', 'Covert', 'x', 'durrow', 'owner', 'contact', 24, $1, true)`,
    [clock()],
  )
  await putEntry(pool, 7, { action: 'SILENT', grade: 'high' })
  await pool.query(`UPDATE hotlist_entry SET hotlist_id = 'covert' WHERE vrm = 'AB87KDX'`)
  await pool.query(
    `INSERT INTO hotlist_revision (hotlist_id, revision, kind, at, by_name) VALUES ('covert', 2, 'full', $1, 'x')`,
    [clock()],
  )
  await pool.query(
    `INSERT INTO hotlist_import (id, hotlist_id, kind, state, by_name, begun_at, touched_at, clashes, highs)
     VALUES ($1, 'covert', 'full', 'applied', 'x', $2, $2, 1, 1)`,
    [covertImport, clock()],
  )
  const by = { id: 'cleared', name: 'cleared', role: 'supervisor', forceId: 'durrow', cleared: true }
  await db.$transaction(async (tx) => {
    const [high] = await tx.hotlistEntry.findMany({ where: { hotlistId: 'covert' } })
    const dueAt = clock()
    const asked = { hotlistId: 'covert', revision: 2, at: clock(), dueAt, by, justification: 'High in a file' }
    await askForFile(tx, high ? [high.id] : [], asked)
    await recordImport(tx, by, clock(), 'hotlist.imported', { hotlistId: 'covert' }, { added: 1 })
  })
}

/** Everything that an uncleared operator, supervisor, auditor and program can ask for, as they get it. */
async function told(database: TestDatabase, covert: boolean) {
  const { pool } = database
  const { deps, openId } = await live(database, covert)
  const { db } = deps
  const at = new Date(deps.time.now)
  const page = await listAlarms(pool, { since: 0, limit: 200, restricted: false, now: at })
  const period = { from: new Date(atSecond(-60)), until: new Date(atSecond(600)), now: at }
  return normalised({
    snapshot: await readSnapshot(pool, operator),
    replay: await readEventsSince(pool, { since: 0, limit: 1000, restricted: false }),
    wire: (await readToldLines(pool, 0, 1000)).flatMap(({ open }) => (open ? [JSON.parse(open)] : [])),
    card: await findAlarmDetail(pool, operator, openId, at),
    api: { ...page, alarms: page.alarms.map(apiAlarm) },
    afterFirst: (await listAlarms(pool, { since: 2, limit: 200, restricted: false, now: at })).next,
    lists: await listHotlists(db, supervisor, at),
    entries: await findEntries(db, supervisor, { page: 1 }, at),
    byMark: await findEntries(db, supervisor, { page: 1, mark: '8?KDX' }, at),
    lookAlikes: await findLookAlikes(pool, supervisor, 'AB89KDX', at),
    review: await reviewQueue(db, supervisor, { at, mine: false, page: 1 }),
    owed: await countOwed(db, supervisor, at),
    authorisations: await listAuthorisations(db, supervisor, new Date(0)),
    report: await responseReport(pool, supervisor, period),
    units: await listUnits(pool, { restricted: false }),
    feed: await findFeed(pool, supervisor, {}, { limit: 50 }),
    newInFeed: await readFeedSince(pool, 0, 50),
    related: await findRelated(pool, { id: openId, restricted: false, now: at }),
    found: await findAlarms(pool, { mark: '', text: 'wanted', closedSince: at, restricted: false, limit: 20 }),
    board: await readHealth(pool, supervisor, at),
    ages: await listsHealth(db, { cleared: false, at }),
    onOldLists: await alarmsOnOldLists(db, [{ id: 'list', state: 'old' }], false),
    flagged: await findFlagged(pool, supervisor, { listId: 'list', flag: 'look-alike' }, at),
    tasks: await listTasks(pool, supervisor, { list: null, state: 'open' }),
    imports: await findListHistory(db, supervisor, 'list'),
    covertList: (await findListHistory(db, supervisor, 'covert')) ?? 'none',
    import: (await findImportView(db, supervisor, covertImport)) ?? 'none',
    refusals: await listRefusals(db, false),
    misreads: await listStandingMisreads(pool, supervisor, at),
    now: await readNow(db, supervisor, at),
    handover: await readHandoverPage(db, operator, at),
    audit: (await listAudit(db, auditor, {})).rows.map(({ no, at, actorId, action, objectId, reason, detail }) => ({
      ...{ no, at, actorId, action, objectId, reason, detail },
    })),
    chain: withoutHash(await verifyNewestChain(db, auditor)),
    whole: withoutHash(await verifyWholeChain(db, auditor)),
  })
}

/** A hash says nothing of what came before it, and is another for other ids. */
const withoutHash = (state: unknown) =>
  JSON.parse(
    JSON.stringify(state, (key, value) =>
      key === 'lastHash' ? undefined : typeof value === 'bigint' ? String(value) : value,
    ),
  )

/** Ids by the order in which they appear; instants are the test's own clock and the same in both worlds. */
function normalised(value: object): Record<string, unknown> {
  const names = new Map<string, string>()
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))
  return JSON.parse(
    text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (!names.has(id)) names.set(id, `id ${names.size + 1}`)
      return names.get(id) as string
    }),
  )
}

type Told = Awaited<ReturnType<typeof told>>
let without: Told
let beside: Told
beforeAll(async () => {
  without = await withDatabase((database) => told(database, false))
})
beforeAll(async () => {
  beside = await withDatabase((database) => told(database, true))
})

it('the uncleared are told the same, number for number, whether or not a covert vehicle is about', () => {
  for (const [name, value] of Object.entries(without)) expect(beside[name], name).toEqual(value)
})

it('a unit sent to a covert alarm looks taken, and no more: not to what, where, nor how far it has got', async () => {
  await withDatabase(async ({ pool }) => {
    const deps = testDeps(pool)
    await furnish(pool)
    await putEntry(pool, 9, { action: 'SILENT' })
    await takeInMatches(deps, [aMessage(1, 9)])
    await pool.query(
      `INSERT INTO deployment (id, alarm_id, unit_id, state, assigned_at, by_id)
       SELECT $1, id, 'u1', 'en-route', $2, 'x' FROM alarm`,
      [randomUUID(), deps.clock()],
    )
    const taskOf = async (restricted: boolean) =>
      (await listUnits(pool, { restricted })).find(({ id }) => id === 'u1')?.deployment
    expect(await taskOf(true)).toMatchObject({ alarmId: expect.any(String), vrm: 'AB89KDX', state: 'en-route' })
    const told = { alarmId: null, vrm: null, state: 'assigned', targetLat: null, targetLon: null }
    expect(await taskOf(false)).toEqual({ id: expect.any(String), ...told })
  })
})
