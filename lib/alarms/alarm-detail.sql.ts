import { selectAlarm } from './alarm-row.ts'

const rowsOf = (query: string) => `(SELECT coalesce(jsonb_agg(to_jsonb(q)), '[]') FROM (${query}) q)`

/**
 * What is known about each alarm of a common table expression `chosen` (rows of `alarm`), its parts as arrays of
 * to_jsonb rows. One statement, so that an alarm and its parts are of one moment. `now` is the parameter that holds
 * the time at which entries are checked to be live, `cleared` the one that says whether the reader may see what is restricted.
 */
const details = (now: string, cleared: string) => `
SELECT ${selectAlarm('a')},
  CASE WHEN ${cleared} THEN a.last_seq ELSE (SELECT open_seq FROM alarm_event WHERE seq = a.last_seq) END AS told_seq,
  ${rowsOf(`
    SELECT e.id, e.hotlist_id, h.name AS hotlist_name, h.refreshed_at AS hotlist_refreshed_at,
      CASE WHEN ${cleared} THEN h.revision ELSE h.open_revision END AS hotlist_revision, h.expected_refresh_hours, e.vrm, e.make, e.model, e.colour, e.action,
      e.warning_signals, e.reason, e.category, e.grade, e.information, e.force_id, f.name AS force_name, e.contact,
      e.weed_at, e.pnc_id, e.marking, e.cad_reference, e.operational_instructions, e.source_reference,
      CASE WHEN e.coherence_override IS NOT NULL THEN jsonb_build_object('reason', coalesce(e.coherence_override ->> 'reason', ''),
        'byName', e.coherence_override ->> 'byName', 'at', e.coherence_override ->> 'at') END AS override,
      e.status = 'live' AND (e.weed_at IS NULL OR e.weed_at > ${now}) AS live,
      (SELECT said FROM alarm_entry s WHERE s.alarm_id = a.id AND s.entry_id = e.id AND a.state = 'closed') AS said
    FROM hotlist_entry e JOIN hotlist h ON h.id = e.hotlist_id JOIN force f ON f.id = e.force_id
    WHERE e.id = ANY (a.entry_ids) AND (a.restricted OR e.action <> 'SILENT') ORDER BY array_position(a.entry_ids, e.id)`)} AS entries,
  ${rowsOf(`
    SELECT m.match_id AS id, m.read_id, m.entry_id, m.kind, m.posterior, m.explanation, m.matched_at
    FROM alarm_match m WHERE m.alarm_id = a.id ORDER BY m.matched_at DESC, m.match_id`)} AS matches,
  ${rowsOf(`
    SELECT s.read_id, s.vrm, s.camera_id, s.force_id, s.captured_at, s.received_at, s.make, s.model, s.colour,
      s.confidence, s.motion, s.place,
      ARRAY(SELECT i.kind FROM read_image i WHERE i.read_id = s.read_id AND i.captured_at = s.captured_at ORDER BY i.kind DESC) AS images,
      coalesce((SELECT jsonb_agg(DISTINCT signal) FROM alarm_match m, jsonb_array_elements(m.signals) signal
        WHERE m.alarm_id = a.id AND m.read_id = s.read_id), '[]') AS signals,
      EXISTS (SELECT FROM alarm_match m JOIN alarm o ON o.id = m.alarm_id AND (a.restricted OR NOT o.restricted)
        WHERE m.signals <> '[]' AND m.signals @> jsonb_build_array(
          jsonb_build_object('kind', 'impossible-journey', 'other', jsonb_build_object('readId', s.read_id)))) AS paired
    FROM alarm_sighting s WHERE s.alarm_id = a.id ORDER BY s.captured_at DESC, s.read_id`)} AS sightings,
  ${rowsOf(`
    SELECT CASE WHEN ${cleared} THEN v.seq ELSE v.open_seq END AS seq, v.alarm_id, v.alarm_version, v.kind, v.at, v.actor_id, v.actor_name, v.restricted, v.data
    FROM alarm_event v WHERE v.alarm_id = a.id ORDER BY v.alarm_version`)} AS events,
  ${rowsOf(`
    SELECT v.at, coalesce(p.name, v.by_id) AS by_name, v.checks, v.verdict, v.note
    FROM alarm_verification v LEFT JOIN person p ON p.id = v.by_id
    WHERE v.alarm_id = a.id ORDER BY v.at, v.id`)} AS verifications,
  ${rowsOf(`
    SELECT r.id, r.read_mark, r.entry_id, e.vrm AS entry_mark, r.at, coalesce(p.name, r.by_id) AS by_name,
      r.until AS until_at, r.undone_at, coalesce(u.name, r.undone_by_id) AS undone_by_name, r.undo_reason,
      (SELECT count(*) FROM suppressed_match s WHERE s.misread_id = r.id) AS kept
    FROM misread r JOIN hotlist_entry e ON e.id = r.entry_id
    LEFT JOIN person p ON p.id = r.by_id LEFT JOIN person u ON u.id = r.undone_by_id
    WHERE r.alarm_id = a.id ORDER BY r.at, r.id`)} AS misreads,
  ${rowsOf(`
    SELECT n.id, n.vrm, n.make, n.model, n.colour, n.words, n.made_at, n.made_by_name, n.until AS until_at
    FROM protective_note n
    WHERE n.ended_at IS NULL AND n.until > ${now} AND n.fold = ANY (ARRAY(
      SELECT tight_fold(a.vrm) UNION SELECT tight_fold(s.vrm) FROM alarm_sighting s WHERE s.alarm_id = a.id))
    ORDER BY n.made_at, n.id`)} AS notes,
  jsonb_build_object('whatIsThis', coalesce(c.what_is_this, ''), 'whatToDo', coalesce(c.what_to_do, ''),
    'whoToCall', coalesce(c.who_to_call, ''), 'escalation', coalesce(c.escalation, '')) AS guidance,
  jsonb_build_object('acknowledgeSec', b.acknowledge_sec, 'decideSec', b.decide_sec, 'deploySec', b.deploy_sec,
    'shelveMaxSec', b.shelve_max_sec) AS targets
FROM chosen a
LEFT JOIN alarm_policy_category c ON c.policy_version = a.policy_version AND c.code = a.category
LEFT JOIN alarm_policy_band b ON b.policy_version = a.policy_version AND b.band = a.band
ORDER BY a.last_seq`

/** One alarm with all that belongs to it. $1 id, $2 with restricted alarms, $3 the time now. */
export const alarmDetail = `
WITH chosen AS (SELECT * FROM alarm WHERE id = $1 AND ($2 OR NOT restricted))
${details('$3', '$2')}`

/**
 * Alarms that changed after a sequence, in the order of their last change, with all that belongs to them.
 * $1 with restricted alarms, $2 the time now, $3 after this sequence as the reader counts, $4 a state, `open` or null, $5 at most this many.
 */
export const alarmsSince = `
WITH chosen AS MATERIALIZED (
  SELECT * FROM alarm
  WHERE ($1 OR NOT restricted)
    AND last_seq > CASE WHEN $1 THEN $3::bigint
      ELSE coalesce((SELECT seq FROM alarm_event WHERE open_seq <= $3 ORDER BY open_seq DESC LIMIT 1), 0) END
    AND ($4::text IS NULL OR state = $4 OR ($4 = 'open' AND state <> 'closed'))
  ORDER BY last_seq LIMIT $5
)
${details('$2', '$1')}`
