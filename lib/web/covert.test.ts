import { expect, it } from 'vitest'
import { apiAlarm } from '#lib/alarms/api-alarm.ts'
import { acknowledge } from '#lib/alarms/commands.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { findAlarmDetail, listAlarms, readEventsSince, readLinesSince, readSnapshot } from '#lib/alarms/queries.ts'
import { aMessage, atSecond, aViewer, furnish, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import { listAudit, verifyNewestChain, verifyWholeChain } from '#lib/audit/queries.ts'
import { type TestDatabase, withDatabase } from '#lib/db/testing/database.ts'
import { withdrawEntry } from '#lib/hotlists/commands.ts'
import { countOwed, listAuthorisations, reviewQueue } from '#lib/hotlists/entries/queries.ts'
import { findEntries, listHotlists } from '#lib/hotlists/queries.ts'
import { findLookAlikes } from '#lib/matching/look-alikes/queries.ts'
import { responseReport } from '#lib/reporting/queries.ts'

const operator = aViewer('operator')
const supervisor = aViewer('supervisor')
const auditor = aViewer('auditor')
const cleared = aViewer('supervisor', 'cleared', true)

/** What happens in the world; with `covert` a SILENT entry is seen, worked on and withdrawn between the rest. */
async function live({ pool }: TestDatabase, covert: boolean) {
  const deps = testDeps(pool)
  await furnish(pool)
  for (const n of [1, 2, 3]) await putEntry(pool, n)
  if (covert) await putEntry(pool, 9, { action: 'SILENT' })
  for (let n = 0; n < 5; n++) {
    deps.time.now += 1000
    await takeInMatches(deps, [aMessage(n, 1 + (n % 3), n), ...(covert ? [aMessage(100 + n, 9, n)] : [])])
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
  }
  const acted = await acknowledge(deps, operator, { alarmId: open.id, revision: open.revision })
  if (!acted.ok) throw new Error(acted.refusal.message)
  return { deps, openId: open.id }
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
    wire: (await readLinesSince(pool, 0, 1000)).flatMap(({ open }) => open ?? []),
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
function normalised(value: unknown): unknown {
  const names = new Map<string, string>()
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))
  return JSON.parse(
    text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (!names.has(id)) names.set(id, `id ${names.size + 1}`)
      return names.get(id) as string
    }),
  )
}

it('the uncleared are told the same, number for number, whether or not a covert vehicle is about', async () => {
  const without = await withDatabase((database) => told(database, false))
  const beside = await withDatabase((database) => told(database, true))
  expect(beside).toEqual(without)
})
