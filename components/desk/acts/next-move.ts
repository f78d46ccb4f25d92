import type { Alarm } from '#lib/alarms/alarm.ts'
import type { Actor } from '#lib/alarms/guards.ts'
import { checkMove } from '#lib/alarms/lifecycle.ts'
import type { MoveName } from '#lib/alarms/moves.ts'

/** The act that the alarm waits for from this person, or null: the one primary button. */
export function nextMove(alarm: Alarm, actor: Actor): MoveName | null {
  const may = (name: MoveName) => checkMove(name, alarm, actor).allowed
  if (may('acknowledge')) return 'acknowledge'
  if (may('explainMissed')) return 'explainMissed'
  if (may('acceptPass')) return 'acceptPass'
  if (alarm.verdict === null && may('verify')) return 'verify'
  if (may('close')) return 'close'
  if (alarm.decision === null && alarm.verdict === 'confirmed' && may('deploy')) return 'deploy'
  if (alarm.decision === null && may('decline')) return 'decline'
  return null
}
