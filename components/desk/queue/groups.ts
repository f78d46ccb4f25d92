import type { Alarm } from '#lib/alarms/alarm.ts'
import { type Band, worstBand } from '#lib/alarms/band.ts'
import { isUnanswered, type Section, sectionOf } from './section.ts'

/** A row to draw: an alarm by itself, one that leads others, or one under its lead. */
export interface Row {
  alarm: Alarm
  section: Section
  /** The lead under which it is drawn. */
  under: string | null
}

/** What a lead says of those under it. */
export interface Group {
  count: number
  folded: number // of them, those without a row now
  unanswered: number
  worst: Band // of the lead and all under it
}

export interface Grouped {
  rows: Row[]
  groups: ReadonlyMap<string, Group>
}

/** Folding never hides a High that nobody has answered (UX A3). */
const foldsAway = (alarm: Alarm): boolean => !(alarm.band === 'high' && isUnanswered(alarm))

/**
 * Alarms in the order of the screen, with what is merged drawn under its lead. A group stands where the most urgent of
 * it would stand alone; one whose lead is closed or not shown stands by itself.
 */
export function inGroups(alarms: readonly Alarm[], unfolded: ReadonlySet<string>): Grouped {
  const under = followersOf(alarms)
  const groups = new Map<string, Group>()
  if (under.size === 0) return { rows: alarms.map(alone), groups }
  const leads = new Map(alarms.filter(({ id }) => under.has(id)).map((alarm) => [alarm.id, alarm]))
  const rows: Row[] = []
  const drawn = new Set<string>()
  for (const first of alarms) {
    const lead = leads.get(first.leadId ?? first.id)
    if (!lead) {
      rows.push(alone(first))
      continue
    }
    if (drawn.has(lead.id)) continue
    drawn.add(lead.id)
    const members = under.get(lead.id) ?? []
    const shown = unfolded.has(lead.id) ? members : members.filter((alarm) => !foldsAway(alarm))
    const section = sectionOf(first)
    rows.push({ alarm: lead, section, under: null })
    for (const alarm of shown) rows.push({ alarm, section, under: lead.id })
    groups.set(lead.id, {
      count: members.length,
      folded: members.length - shown.length,
      unanswered: members.filter(isUnanswered).length,
      worst: members.reduce((worst, { band }) => worstBand(worst, band), lead.band),
    })
  }
  return { rows, groups }
}

const alone = (alarm: Alarm): Row => ({ alarm, section: sectionOf(alarm), under: null })

/** Those merged under each lead that is shown itself. */
function followersOf(alarms: readonly Alarm[]): Map<string, Alarm[]> {
  const merged = alarms.filter(({ leadId }) => leadId !== null)
  const wanted = new Set(merged.map(({ leadId }) => leadId))
  const present = new Set(alarms.filter(({ id, leadId }) => leadId === null && wanted.has(id)).map(({ id }) => id))
  const under = new Map<string, Alarm[]>()
  for (const alarm of merged) {
    const { leadId } = alarm
    if (leadId === null || !present.has(leadId)) continue
    under.set(leadId, [...(under.get(leadId) ?? []), alarm])
  }
  return under
}
