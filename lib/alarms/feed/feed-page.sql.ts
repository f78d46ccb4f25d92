const columns = `
  f.match_id AS id, CASE WHEN NOT f.restricted THEN f.seq END AS seq, f.restricted, f.taken_at AS "takenAt",
  f.captured_at AS "capturedAt", f.read_id AS "readId", f.vrm, f.entry_id AS "entryId", f.entry_vrm AS "entryVrm",
  f.hotlist_id AS "hotlistId", h.name AS "hotlistName", f.category, coalesce(c.name, f.category) AS "categoryName",
  f.reason, f.make, f.model, f.colour, f.camera_name AS "cameraName", f.road, f.direction, f.force_id AS "forceId",
  o.name AS "forceName", f.kind, f.posterior`

const joins = `
  JOIN hotlist h ON h.id = f.hotlist_id
  JOIN force o ON o.id = f.force_id
  LEFT JOIN alarm_policy_category c ON c.policy_version = f.policy_version AND c.code = f.category`

/**
 * Newest first, at most $11. $1 with SILENT ones, $2 category, $3 force, $4 road, $5 list, $6 whole mark, $7 pattern of
 * marks, $8 least probability, $9 and $10 older than this moment and id. Null asks for all.
 */
export const feedPage = `
SELECT ${columns} FROM (
  SELECT * FROM feed_match f
  WHERE ($1 OR NOT f.restricted)
    AND ($2::text IS NULL OR f.category = $2)
    AND ($3::text IS NULL OR f.force_id = $3)
    AND ($4::text IS NULL OR lower(f.road) = lower($4))
    AND ($5::text IS NULL OR f.hotlist_id = $5)
    AND ($6::text IS NULL OR f.vrm = $6 OR f.entry_vrm = $6)
    AND ($7::text IS NULL OR f.vrm LIKE $7 OR f.entry_vrm LIKE $7)
    AND f.posterior >= $8
    AND ($9::timestamptz IS NULL OR (f.taken_at, f.match_id) < ($9, $10::uuid))
  ORDER BY f.taken_at DESC, f.match_id DESC LIMIT $11
) f ${joins}
ORDER BY f.taken_at DESC, f.match_id DESC`

/** What the open feed gained after a sequence, oldest first. $1 after, $2 at most. */
export const feedSince = `
SELECT ${columns} FROM (
  SELECT * FROM feed_match f WHERE NOT f.restricted AND f.seq > $1 ORDER BY f.seq LIMIT $2
) f ${joins}
ORDER BY f.seq`
