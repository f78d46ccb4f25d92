import type { Alarm } from '#lib/alarms/alarm.ts'
import type { DetailState } from './use-detail.ts'

/** The alarm that a form acts on, and what is known of it. */
export interface PanelProps extends DetailState {
  alarm: Alarm
}
