/**
 * Alarms beside alarm $1: $2 with restricted ones, $3 raised after this, $4 seconds within which two were seen together,
 * $5 at so many cameras, $6 at most so many. The fold of marks is that of migration 0023.
 */
export const relatedAlarms = `
WITH own AS (SELECT id, vrm, translate(vrm, 'ODQILBSZG', '000118526') AS fold FROM alarm WHERE id = $1 AND ($2 OR NOT restricted)),
alike AS (
  SELECT a.id, CASE WHEN a.vrm = own.vrm THEN 'same-vehicle' ELSE 'look-alike' END AS relation, 0 AS cameras
  FROM own JOIN alarm a ON translate(a.vrm, 'ODQILBSZG', '000118526') = own.fold AND a.id <> own.id AND a.raised_at > $3
),
together AS (
  SELECT other.alarm_id AS id, 'together' AS relation, count(DISTINCT mine.camera_id)::int AS cameras
  FROM own JOIN alarm_sighting mine ON mine.alarm_id = own.id
  JOIN alarm_sighting other ON other.camera_id = mine.camera_id AND other.alarm_id <> own.id
    AND other.captured_at BETWEEN mine.captured_at - make_interval(secs => $4) AND mine.captured_at + make_interval(secs => $4)
  WHERE mine.captured_at > $3
  GROUP BY other.alarm_id HAVING count(DISTINCT mine.camera_id) >= $5
),
chosen AS (
  SELECT DISTINCT ON (id) id, relation, cameras FROM (SELECT * FROM alike UNION ALL SELECT * FROM together) all_of_them
  ORDER BY id, array_position(ARRAY['same-vehicle', 'look-alike', 'together'], relation)
)
SELECT a.id, a.vrm, a.band, a.state, a.reason, a.raised_at AS "raisedAt", c.relation, c.cameras
FROM chosen c JOIN alarm a ON a.id = c.id AND ($2 OR NOT a.restricted)
ORDER BY array_position(ARRAY['same-vehicle', 'look-alike', 'together'], c.relation), a.state = 'closed', a.raised_at DESC, a.id
LIMIT $6`
