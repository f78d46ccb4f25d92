import { done, type Refusal, type Result } from '../core/result.ts'
import type { Act } from './acts.ts'
import type { Alarm } from './alarm.ts'
import { bandRank } from './band.ts'
import type { Change } from './grouping.ts'
import { leaderFor, part } from './merge.ts'
import type { AlarmState } from './states.ts'

/** What becomes of leaders and those under them, for the desk and for a practice alike. */

/** States of a leader in which nobody deals with it: those under it have deadlines of their own again. */
export const undealtLeader = ['closed', 'shelved', 'missed'] as const satisfies readonly AlarmState[]

/** Whether an alarm's deadlines rest because the one it stands under is being dealt with. */
export const restsUnder = (lead: Pick<Alarm, 'state'> | undefined): boolean =>
  lead !== undefined && !undealtLeader.some((state) => state === lead.state)

/**
 * Those of a leader's open `followers` that stand by themselves again when it changes by `patch`, each with the line that
 * says so. From one that closes all go on, each to an end of its own; under one that is now milder than they are, others
 * would rest while nobody deals with what is graver.
 */
export function partings(
  followers: readonly Alarm[],
  { state, band }: Partial<Alarm>,
  at: string,
): { follower: Alarm; change: Change }[] {
  const because = (some: readonly Alarm[], reason: string) =>
    some.map((follower) => {
      const { data, patch } = part(follower, at)
      return { follower, change: { kind: 'unmerged' as const, data: { ...data, reason }, patch } }
    })
  if (state === 'closed') return because(followers, 'The leading alarm was closed')
  if (!band) return []
  const graver = followers.filter((follower) => bandRank(follower.band) < bandRank(band))
  return because(graver, 'The leading alarm became less urgent than this')
}

/** The leader that an alarm has once `patch` is made. */
export const leadIdAfter = (alarm: Alarm, patch: Partial<Alarm>): string | null =>
  patch.leadId === undefined ? alarm.leadId : patch.leadId

/**
 * An undoing, held against the leader that the alarm then has (`lead`): it puts nothing under one that it could not stand
 * under now, and one that is as grave again parts from one that became milder. `leads`: it has open ones under itself.
 */
export function undoUnder(
  alarm: Alarm,
  undone: Act,
  lead: Alarm | undefined,
  leads: boolean,
  at: string,
): Result<Act, Refusal> {
  const { data, patch } = undone
  const after = { ...alarm, ...patch }
  const asks = after.leadId !== null && (patch.leadId !== undefined || patch.band !== undefined)
  const found = asks ? leaderFor(after, lead, leads) : done(null)
  if (found.ok) return done(undone)
  return patch.leadId ? found : done({ data, patch: { ...patch, ...part(after, at).patch } })
}
