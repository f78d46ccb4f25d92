import type { Alarm } from '#lib/alarms/alarm.ts'

/** How an alarm sounds. */
export type Urgency = 'high' | 'medium' | 'low'
export const urgencies: readonly Urgency[] = ['high', 'medium', 'low']

type Heard = Pick<Alarm, 'band' | 'action' | 'restricted' | 'possible'>

/** SILENT and Log only never sound, for nobody; what is only possible never sounds as High. */
export function urgencyOf({ band, action, restricted, possible }: Heard): Urgency | null {
  if (restricted || action === 'SILENT' || band === 'log') return null
  return band === 'high' && possible ? 'medium' : band
}

const waits = ({ state }: Alarm): boolean => state === 'raised' || state === 'missed'

/**
 * Why an alarm calls now that did not before: it is new, it calls again, it was escalated, or it came back to the queue
 * unanswered. A read that arrived late is shown, and does not sound as if it were live.
 */
function calls(known: Alarm | undefined, alarm: Alarm): boolean {
  if (alarm.escalatedAt !== null && alarm.escalatedAt !== (known?.escalatedAt ?? null)) return true
  if (alarm.delayed) return false
  if (!known) return waits(alarm)
  if (alarm.reraisedAt !== null && alarm.reraisedAt !== known.reraisedAt) return true
  return waits(alarm) && !waits(known)
}

type Alarms = ReadonlyMap<string, Alarm>

/** Which alarms concern this desk. */
export type Concerns = (alarm: Alarm) => boolean

/** What a change of the board asks to be sounded, whichever way it came: by the log, by polling, as a whole board. */
export function callsBetween(before: Alarms, after: Alarms, concerns: Concerns): Urgency[] {
  if (before === after) return []
  const found: Urgency[] = []
  for (const [id, alarm] of after) {
    const known = before.get(id)
    if (known === alarm || !calls(known, alarm) || !concerns(alarm)) continue
    const urgency = urgencyOf(alarm)
    if (urgency) found.push(urgency)
  }
  return found
}

/** Whether a High waits for its acknowledgement, so that its pattern must be repeated. */
export function highWaits(alarms: Alarms, concerns: Concerns): boolean {
  for (const alarm of alarms.values()) {
    const waitsHigh = alarm.band === 'high' && waits(alarm) && !alarm.delayed && urgencyOf(alarm) === 'high'
    if (waitsHigh && concerns(alarm)) return true
  }
  return false
}
