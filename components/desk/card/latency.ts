import type { Alarm } from '#lib/alarms/alarm.ts'
import { spanWords } from '../words.ts'

type Measured = Pick<Alarm, 'firstCapturedAt' | 'receivedAt' | 'matchedAt' | 'presentedAt'>

/** A step that took less than nothing shows that two clocks differ, and is said to. */
function step(from: string, to: string): string {
  const ms = Date.parse(to) - Date.parse(from)
  return ms < 0 ? `${spanWords(ms)} (two clocks differ)` : spanWords(ms)
}

/** How long the first read of the alarm took to reach a screen, step by step and in all, as it was measured. */
export function latencyOf({ firstCapturedAt, receivedAt, matchedAt, presentedAt }: Measured): string {
  const steps = `captured → received ${step(firstCapturedAt, receivedAt)} → matched ${step(receivedAt, matchedAt)}`
  if (!presentedAt) return `${steps} → not yet reported as shown`
  return `${steps} → shown ${step(matchedAt, presentedAt)}: ${step(firstCapturedAt, presentedAt)} in all`
}
