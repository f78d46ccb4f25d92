import { knownSignals } from '../matching/signals/match-signal.ts'
import type { Alarm } from './alarm.ts'
import { alarmFromRow, fieldsOf } from './alarm-row.ts'
import { speaksOfClone } from './clone.ts'
import { AlarmDetail } from './detail.ts'
import { asSaid, type Said } from './entry-life/said.ts'
import { speaksOf } from './speaks-of.ts'

type Row = Record<string, unknown>
const each = (rows: unknown): Row[] => (rows as Row[]).map(fieldsOf)

/** What a place is called in a sighting; the log keeps it as it was then (see lib/alarms/intake). */
const withPlace = ({ place, ...sighting }: Row): Row => ({ ...(place as Row), ...sighting })

/** An impossible journey is kept with one of its two sightings (0004_signals); `paired` says that it is the other's. */
const withSignals = ({ paired, ...sighting }: Row): Row => {
  const signals = knownSignals(sighting.signals as unknown[])
  return { ...sighting, signals, clone: paired === true || signals.some(speaksOfClone) }
}

/** Of an alarm that is closed the entries are shown as they were. */
const withSaid = ({ said, ...entry }: Row): Row => (said ? asSaid(entry, said as Partial<Said>) : entry)

/** Screens instruct by the first: the one that the alarm speaks of, those that are off their lists last. */
const leadingFirst = (alarm: Alarm, entries: Row[]): Row[] => {
  const rank = (entry: Row) => (entry.live ? 2 : 0) + (speaksOf(alarm, entry as unknown as Alarm) ? 1 : 0)
  return entries.toSorted((a, b) => rank(b) - rank(a))
}

/** A row of alarm-detail.sql.ts as the contract has it. */
export function detailFromRow(row: Row, checkedAt: Date): AlarmDetail {
  const alarm = alarmFromRow(row)
  return AlarmDetail.parse({
    alarm,
    entries: leadingFirst(alarm, each(row.entries).map(withSaid)),
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
}
