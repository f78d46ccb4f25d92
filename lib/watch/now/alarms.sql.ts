/** Every open alarm that calls for a supervisor's eye: nobody's, overdue, shelved, offered, or owned; $1 with covert ones. */
export const alarmsNow = `
  SELECT a.id::text, a.vrm, a.band, a.state, a.reason, a.last_sighting ->> 'cameraName' AS place_name, a.owner_id, a.owner_name,
    a.waiting_from_at, a.raised_at, a.escalated_at AS overdue_since, a.escalated_for AS overdue_for,
    a.shelved_until_at, a.shelved_by_name, f.name AS pass_to, a.pass_offer ->> 'at' AS pass_at
  FROM alarm a
  LEFT JOIN force f ON f.id = a.pass_offer ->> 'toForceId'
  WHERE a.state <> 'closed' AND ($1 OR NOT a.restricted)
  ORDER BY array_position(ARRAY['high', 'medium', 'low', 'log'], a.band), a.waiting_from_at, a.id`
