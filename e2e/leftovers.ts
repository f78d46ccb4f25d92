import pg from 'pg'
import { locks } from '#lib/db/locks.ts'

const decided = `verdict = coalesce(verdict, 'confirmed'), verified_at = coalesce(verified_at, $1),
  decision = coalesce(decision, 'no-response'), decided_at = coalesce(decided_at, $1),
  decided_by_id = coalesce(decided_by_id, 'journey'), non_deployment_reason = coalesce(non_deployment_reason, 'superseded')`

/** By the moves that the database allows, one after another: every state is closed after the last. */
const steps: [from: string[], kind: string, set: string][] = [
  [['missed'], 'missed-explained', `state = 'acknowledged', acknowledged_at = $1`],
  [
    ['raised', 'acknowledged', 'shelved', 'passed'],
    'verified',
    `state = 'verified', shelved_until_at = NULL, pass_offer = NULL, ${decided}`,
  ],
  [
    ['verified', 'deployed'],
    'closed',
    `state = 'closed', closed_at = $1, lead_id = NULL, lead_kind = NULL, ${decided}`,
  ],
]

/**
 * Closes every alarm that a journey left open, with its lines of the log: sixty journeys' alarms in one queue, each of
 * them drawn, handed over and calling, made the last journeys many times as slow as alone.
 */
export async function closeLeftovers(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const at = new Date()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [locks.alarmLog])
    await client.query(`UPDATE deployment SET state = 'stood-down', ended_at = $1 WHERE ended_at IS NULL`, [at])
    for (const [from, kind, set] of steps) {
      await client.query(
        `WITH changed AS (
           UPDATE alarm SET ${set}, version = version + 1, revision = revision + 1, last_seq = nextval('alarm_event_seq')
           WHERE state = ANY($2) RETURNING *)
         INSERT INTO alarm_event (seq, alarm_id, alarm_version, kind, at, actor_id, actor_name, restricted, data, patch)
         SELECT last_seq, id, version, $3, $1, 'journey', 'End of a journey', restricted, '{}',
           jsonb_build_object('version', version, 'revision', revision, 'state', state, 'leadId', lead_id, 'leadKind', lead_kind)
         FROM changed ORDER BY last_seq`,
        [at, from, kind],
      )
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
