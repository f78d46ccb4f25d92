import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'

export interface PanelProps {
  alarm: Alarm
  detail: AlarmDetail | null
  /** Asks the server for the alarm and its entries anew. */
  again(): void
}
