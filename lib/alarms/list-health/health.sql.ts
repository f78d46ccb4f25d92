/**
 * Live entries that whoever asks may see, each with what is wrong with it. $1 with SILENT ones, $2 the time now. What an
 * uncleared person may not see counts nowhere, not as the twin of something else either. One pass and hash joins: no
 * flag looks rows up one by one.
 */
const flagged = `
WITH visible AS MATERIALIZED (
  SELECT id, hotlist_id, vrm, contact, owner_id, review_at, created_at, tight_fold(vrm) AS fold
  FROM hotlist_entry
  WHERE status = 'live' AND (weed_at IS NULL OR weed_at > $2) AND ($1 OR action <> 'SILENT')
),
twice AS (SELECT vrm FROM visible GROUP BY vrm HAVING min(hotlist_id) <> max(hotlist_id)),
alike AS (SELECT fold FROM visible GROUP BY fold HAVING min(vrm) <> max(vrm)),
seen AS (SELECT DISTINCT entry_id FROM match),
judged AS (
  SELECT m.entry_id, bool_or(a.deployed_at IS NOT NULL) AS sent,
    count(*) FILTER (WHERE a.verdict IS NOT NULL) AS verdicts, count(*) FILTER (WHERE a.verdict = 'misread') AS misreads
  FROM (SELECT DISTINCT alarm_id, entry_id FROM alarm_match) m
  JOIN alarm a ON a.id = m.alarm_id AND ($1 OR NOT a.restricted)
  GROUP BY m.entry_id
),
owed AS (SELECT DISTINCT entry_id FROM hotlist_authorisation WHERE decision IS NULL),
flagged AS (
  SELECT e.id, e.hotlist_id, e.vrm, coalesce(j.verdicts, 0) AS verdicts, coalesce(j.misreads, 0) AS misreads,
    coalesce(e.review_at <= $2, false) AS "overdue-review",
    (coalesce(e.contact, '') = '' AND (h.contact = '' OR h.owner = '')) OR coalesce(p.disabled, false) AS unowned,
    o.entry_id IS NOT NULL AS "owed-authorisation",
    s.entry_id IS NULL AND e.created_at < $2::timestamptz - interval '30 days' AS "never-matched",
    coalesce(NOT j.sent, false) AS "never-actioned",
    coalesce(j.misreads >= 2 AND j.misreads * 2 > j.verdicts, false) AS "high-misread",
    a.fold IS NOT NULL AS "look-alike",
    t.vrm IS NOT NULL AS duplicate
  FROM visible e
  JOIN hotlist h ON h.id = e.hotlist_id
  LEFT JOIN person p ON p.id = e.owner_id
  LEFT JOIN owed o ON o.entry_id = e.id
  LEFT JOIN seen s ON s.entry_id = e.id
  LEFT JOIN judged j ON j.entry_id = e.id
  LEFT JOIN twice t ON t.vrm = e.vrm
  LEFT JOIN alike a ON a.fold = e.fold
)`

/** Entries taken off too late, in the last 90 days. */
const late = `
SELECT e.id, e.hotlist_id, e.vrm FROM hotlist_entry e
WHERE e.status = 'withdrawn' AND e.withdrawn_at > $2::timestamptz - interval '90 days' AND ($1 OR e.action <> 'SILENT')
  AND (e.withdrawn_at > e.weed_at OR EXISTS (
    SELECT FROM alarm_match m JOIN alarm a ON a.id = m.alarm_id
    WHERE m.entry_id = e.id AND a.withdrawn_at > a.deployed_at AND ($1 OR NOT a.restricted)))`

/** One row a list. $1 with SILENT ones, $2 the time now. A list of SILENT entries alone is there for the cleared only. */
export const listHealth = `
${flagged},
counted AS (
  SELECT hotlist_id, count(*) AS live, sum(verdicts) AS verdicts, sum(misreads) AS misreads,
    count(*) FILTER (WHERE "overdue-review") AS "overdue-review", count(*) FILTER (WHERE unowned) AS unowned,
    count(*) FILTER (WHERE "owed-authorisation") AS "owed-authorisation",
    count(*) FILTER (WHERE "never-matched") AS "never-matched",
    count(*) FILTER (WHERE "never-actioned") AS "never-actioned",
    count(*) FILTER (WHERE "high-misread") AS "high-misread",
    count(*) FILTER (WHERE "look-alike") AS "look-alike", count(*) FILTER (WHERE duplicate) AS duplicate
  FROM flagged GROUP BY hotlist_id
),
gone AS (SELECT hotlist_id, count(*) AS "withdrawn-late" FROM (${late}) l GROUP BY hotlist_id),
tasks AS (
  SELECT t.hotlist_id, count(*) AS open, min(t.raised_at) AS oldest
  FROM correction_task t JOIN hotlist_entry e ON e.id = t.entry_id
  WHERE t.resolution IS NULL AND ($1 OR NOT (t.restricted OR e.action = 'SILENT')) GROUP BY t.hotlist_id
)
SELECT h.id, h.name, h.owner, h.contact, f.name AS "forceName", h.refreshed_at AS "refreshedAt",
  h.expected_refresh_hours AS "expectedRefreshHours", coalesce(c.live, 0)::int AS live,
  coalesce(c.verdicts, 0)::int AS verdicts, coalesce(c.misreads, 0)::int AS misreads,
  coalesce(t.open, 0)::int AS "openTasks", t.oldest AS "oldestTaskAt",
  jsonb_build_object('overdue-review', coalesce(c."overdue-review", 0), 'unowned', coalesce(c.unowned, 0),
    'owed-authorisation', coalesce(c."owed-authorisation", 0), 'never-matched', coalesce(c."never-matched", 0),
    'never-actioned', coalesce(c."never-actioned", 0), 'high-misread', coalesce(c."high-misread", 0),
    'withdrawn-late', coalesce(g."withdrawn-late", 0), 'look-alike', coalesce(c."look-alike", 0),
    'duplicate', coalesce(c.duplicate, 0)) AS flags
FROM hotlist h
JOIN force f ON f.id = h.force_id
LEFT JOIN counted c ON c.hotlist_id = h.id
LEFT JOIN gone g ON g.hotlist_id = h.id
LEFT JOIN tasks t ON t.hotlist_id = h.id
WHERE h.archived_at IS NULL AND ($1 OR NOT h.covert AND (c.hotlist_id IS NOT NULL OR NOT EXISTS (SELECT FROM hotlist_entry e WHERE e.hotlist_id = h.id)
  OR EXISTS (SELECT FROM hotlist_entry e WHERE e.hotlist_id = h.id AND e.action <> 'SILENT')))
ORDER BY h.owner, h.name`

/** Entries of one list with one flag, by mark. $1 with SILENT ones, $2 the time now, $3 the list, $4 at most. */
export const flaggedEntries = (flag: string): string =>
  flag === 'withdrawn-late'
    ? `SELECT id, vrm FROM (${late}) l WHERE hotlist_id = $3 ORDER BY vrm LIMIT $4`
    : `${flagged} SELECT id, vrm FROM flagged WHERE hotlist_id = $3 AND "${flag}" ORDER BY vrm LIMIT $4`
