import { query, type Server } from './session.ts'

/** What a journey cannot wait for, in seconds. */
export interface QuickTimes {
  lowSupervisor: number
  lowMissed: number
  mediumShelf: number
}

/** Of the policy that the demo world comes with. */
export const usualTimes: QuickTimes = { lowSupervisor: 900, lowMissed: 7200, mediumShelf: 1800 }

/** From now on: another version of the alarm policy, which differs from the last in these times alone. */
export async function setPolicyTimes(server: Server, times: QuickTimes): Promise<void> {
  const [row] = await query(server, 'SELECT max(version) AS version FROM alarm_policy', [])
  const changed: Record<string, string> = {
    supervisor_sec: `CASE band WHEN 'low' THEN ${times.lowSupervisor} ELSE supervisor_sec END`,
    missed_sec: `CASE band WHEN 'low' THEN ${times.lowMissed} ELSE missed_sec END`,
    shelve_max_sec: `CASE band WHEN 'medium' THEN ${times.mediumShelf} ELSE shelve_max_sec END`,
  }
  for (const [table, key] of [
    ['alarm_policy', 'version'],
    ['alarm_policy_category', 'policy_version'],
    ['alarm_policy_band', 'policy_version'],
  ] as const) {
    const columns = await query(
      server,
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'`,
      [table],
    )
    const names = columns.map(({ name }) => String(name))
    const values = names.map((name) => (name === key ? '$1::int + 1' : (changed[name] ?? name)))
    await query(
      server,
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${key} = $1`,
      [row?.version],
    )
  }
}
