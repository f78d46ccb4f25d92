/**
 * Everybody on watch, and whoever was within the day before $1: their areas (with those they stand in for), their break,
 * and when they were last heard of. $1 is the beginning of what is asked for.
 */
export const keepers = `
  SELECT w.id AS watch_id, w.person_id, w.person_name, w.desk_id, d.name AS desk_name, w.area_ids AS own_area_ids,
    w.from_at, w.until_at, b.from_at AS on_break_since, c.person_name AS covered_by, p.last_seen_at, p.sound_state,
    (SELECT coalesce(array_agg(a.area_id ORDER BY a.area_id), '{}') FROM desk_area a WHERE a.desk_id = w.desk_id) AS could_watch,
    coalesce(s.area_ids, '{}') AS stands_in_for, coalesce(s.names, '{}') AS covers
  FROM watch w
  JOIN desk d ON d.id = w.desk_id
  LEFT JOIN watch_break b ON b.watch_id = w.id AND b.until_at IS NULL
  LEFT JOIN watch c ON c.id = b.covered_by_id
  LEFT JOIN desk_presence p ON p.person_id = w.person_id
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT x.area) AS area_ids, array_agg(DISTINCT o.person_name) AS names
    FROM watch_break k JOIN watch o ON o.id = k.watch_id AND o.until_at IS NULL CROSS JOIN unnest(o.area_ids) AS x(area)
    WHERE k.covered_by_id = w.id AND k.until_at IS NULL
  ) s ON true
  WHERE w.until_at IS NULL OR w.until_at > $1
  ORDER BY d.name, w.from_at, w.id`
