import { knownSignals } from '../matching/signals/match-signal.ts'
import { alarmFromRow, fieldsOf } from './alarm-row.ts'
import { speaksOfClone } from './clone.ts'
import { AlarmDetail } from './detail.ts'

type Row = Record<string, unknown>
const each = (rows: unknown): Row[] => (rows as Row[]).map(fieldsOf)

/** What a place is called in a sighting; the log keeps it as it was then (see lib/alarms/intake). */
const withPlace = ({ place, ...sighting }: Row): Row => ({ ...(place as Row), ...sighting })

/** An impossible journey is kept with one of its two sightings (0004_signals); `paired` says that it is the other's. */
const withSignals = ({ paired, ...sighting }: Row): Row => {
  const signals = knownSignals(sighting.signals as unknown[])
  return { ...sighting, signals, clone: paired === true || signals.some(speaksOfClone) }
}

/** A row of alarm-detail.sql.ts as the contract has it. */
export const detailFromRow = (row: Row, checkedAt: Date): AlarmDetail =>
  AlarmDetail.parse({
    alarm: alarmFromRow(row),
    entries: each(row.entries),
    matches: each(row.matches),
    sightings: each(row.sightings).map(withPlace).map(withSignals),
    events: each(row.events),
    verifications: each(row.verifications),
    misreads: each(row.misreads),
    notes: each(row.notes),
    guidance: row.guidance,
    targets: row.targets,
    checkedAt: checkedAt.toISOString(),
  })
