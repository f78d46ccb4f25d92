import { alarmFromRow, fieldsOf } from './alarm-row.ts'
import { AlarmDetail } from './detail.ts'

type Row = Record<string, unknown>
const each = (rows: unknown): Row[] => (rows as Row[]).map(fieldsOf)

/** What a place is called in a sighting; the log keeps it as it was then (see lib/alarms/intake). */
const withPlace = ({ place, ...sighting }: Row): Row => ({ ...(place as Row), ...sighting })

/** A row of alarm-detail.sql.ts as the contract has it. */
export const detailFromRow = (row: Row, checkedAt: Date): AlarmDetail =>
  AlarmDetail.parse({
    alarm: alarmFromRow(row),
    entries: each(row.entries),
    matches: each(row.matches),
    sightings: each(row.sightings).map(withPlace),
    events: each(row.events),
    verifications: each(row.verifications),
    guidance: row.guidance,
    targets: row.targets,
    checkedAt: checkedAt.toISOString(),
  })
