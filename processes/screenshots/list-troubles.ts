import { query, type Server } from '#e2e/session.ts'

const DAY_MS = 86_400_000

/**
 * What is seldom in a fresh house: lists that are late and old, entries that clash, reviews that are due, a correction
 * to answer and a note that protects. Answers a mark that is listed and one whose list is old.
 */
export async function putListTroubles(server: Server): Promise<{ listed: string; onOldList: string }> {
  const put = (text: string, values: unknown[] = []) => query(server, text, values)
  const before = (days: number) => new Date(Date.now() - days * DAY_MS)
  const refreshed = (id: string, days: number) =>
    put('UPDATE hotlist SET refreshed_at = $1, expected_refresh_hours = 24 WHERE id = $2 RETURNING id', [
      before(days),
      id,
    ])
  await refreshed('stolen-vehicles', 3)
  await refreshed('durrow-intelligence', 0.7)
  const some = (skip: number, many: number) =>
    `id IN (SELECT id FROM hotlist_entry WHERE status = 'live' AND action = 'STOP' ORDER BY vrm OFFSET ${skip} LIMIT ${many})`
  await put(
    `UPDATE hotlist_entry SET grade = 'low', warning_signals = '{SU}', category = 'missing', updated_at = $1
     WHERE ${some(0, 3)} RETURNING vrm`,
    [new Date()],
  )
  const mine = `owner_id = (SELECT id FROM person WHERE email LIKE 'list-manager@%')`
  for (const [skip, at] of [
    [5, before(0.1)],
    [10, before(-0.8)],
  ] as const)
    await put(
      `UPDATE hotlist_entry SET ${mine}, review_at = $1, updated_at = $2 WHERE ${some(skip, 3)} RETURNING vrm`,
      [at, new Date()],
    )
  const [old] = await put(
    `SELECT e.vrm FROM hotlist_entry e JOIN alarm_policy_category c ON c.code = e.category AND NOT c.feed_only
     WHERE e.hotlist_id = $1 AND e.status = 'live' AND e.action = 'STOP' AND e.vrm ~ '^[A-Z]{2}[0-9]{2}[A-Z]{3}$'
     ORDER BY e.vrm OFFSET 20 LIMIT 1`,
    ['stolen-vehicles'],
  )
  const [listed] = await put(
    `SELECT vrm FROM hotlist_entry WHERE status = 'live' AND action = 'STOP' ORDER BY vrm OFFSET 30 LIMIT 1`,
  )
  return { listed: String(listed?.vrm), onOldList: String(old?.vrm) }
}
