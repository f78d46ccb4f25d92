import type { Alarm } from '#lib/alarms/alarm.ts'
import { spanWords } from '../words.ts'

/** How long the first read of the alarm took to reach a screen, step by step. */
export function latencyOf(alarm: Pick<Alarm, 'firstCapturedAt' | 'receivedAt' | 'matchedAt' | 'presentedAt'>): string {
  const span = (from: string, to: string) => spanWords(Date.parse(to) - Date.parse(from))
  const shown = alarm.presentedAt ? `shown ${span(alarm.matchedAt, alarm.presentedAt)}` : 'not yet reported as shown'
  return `captured → received ${span(alarm.firstCapturedAt, alarm.receivedAt)} → matched ${span(alarm.receivedAt, alarm.matchedAt)} → ${shown}`
}
