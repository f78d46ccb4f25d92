import { londonDay, londonMinute, londonTime } from '#components/ui/london.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { bandNames, bandRank, worstBand } from '#lib/alarms/band.ts'
import { deploymentStateNames, isDeploymentOver } from '#lib/alarms/deployment-steps.ts'
import { sureness } from '#lib/matching/sureness.ts'

/** A span as people say it: `0.8 s`, `38 s`, `5 min`, `3 h`, `2 days`. */
export function spanWords(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 0) return `−${spanWords(-ms)}`
  if (seconds < 0.0095) return `${Math.round(ms)} ms`
  if (seconds < 10) return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 120 * 60) return `${Math.round(seconds / 60)} min`
  const hours = Math.round(seconds / 3600)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}

/** `21:12:09`, with the day in front when it is another than today's. */
export const momentWords = (at: string, nowMs: number): string =>
  londonDay(at) === londonDay(nowMs) ? londonTime(at) : `${londonDay(at)} ${londonTime(at)}`

/** Make, model and colour as far as known: `Ford Focus · silver`. */
export const vehicleWords = ({ make, model, colour }: Pick<Alarm, 'make' | 'model' | 'colour'>): string =>
  [[make, model].filter(Boolean).join(' '), colour?.toLowerCase()].filter(Boolean).join(' · ') ||
  'Vehicle not described'

/** Who, from the reader's side. */
export const ownerWords = (alarm: Alarm, personId: string): string =>
  alarm.ownerId === personId ? 'you' : (alarm.ownerName ?? '')

const stateNames: Record<Alarm['state'], string> = {
  raised: 'Unacknowledged',
  acknowledged: 'Acknowledged',
  verified: 'Verified',
  deployed: 'Deployed',
  passed: 'Pass offered',
  shelved: 'Shelved',
  missed: 'Missed',
  closed: 'Closed',
}
const verdictNames = { confirmed: 'Confirmed', misread: 'Misread', 'cannot-tell': 'Cannot tell' } as const

export const verdictWords = (verdict: NonNullable<Alarm['verdict']>): string => verdictNames[verdict]

/** The newest unit still on its way or there; when all have ended, the last of them. */
export function leadDeployment(alarm: Alarm): Alarm['deployments'][number] | undefined {
  const byNewest = [...alarm.deployments].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return byNewest.find(({ state }) => !isDeploymentOver(state)) ?? byNewest[0]
}

/** State for the row: the unit's own word once one is out, the decision once there is one. */
export function stateWords(alarm: Alarm): string {
  if (alarm.state === 'deployed') {
    const lead = leadDeployment(alarm)
    return !lead || lead.state === 'assigned' ? 'Deployed' : deploymentStateNames[lead.state]
  }
  if (alarm.state === 'verified' && alarm.decision === 'no-response') return 'No response'
  if (alarm.state === 'verified' && alarm.verdict && alarm.verdict !== 'confirmed') return verdictWords(alarm.verdict)
  return stateNames[alarm.state]
}

/** Who has it: the unit and the owner. */
export function holderWords(alarm: Alarm, personId: string): string {
  if (alarm.state === 'shelved' && alarm.shelvedUntilAt) return `until ${londonMinute(alarm.shelvedUntilAt)}`
  const lead = alarm.state === 'deployed' ? leadDeployment(alarm) : undefined
  return [lead?.callSign, ownerWords(alarm, personId)].filter(Boolean).join(' · ')
}

const escalatedTo: Record<NonNullable<Alarm['escalatedTo']>, string> = {
  desk: 'OVERDUE',
  supervisor: 'ESCALATED to supervisor',
  inspector: 'ESCALATED to duty inspector',
}
const escalatedFor: Record<NonNullable<Alarm['escalatedFor']>, string> = {
  acknowledge: 'Nobody has acknowledged it in time',
  decide: 'Nothing was decided in time',
  pass: 'The other force has not answered in time',
}

/**
 * Whether what is listed has come to ask for less than its band. Where a person raised it above what was always asked, the
 * regrade says why.
 */
const standsTooHigh = ({ band, askedBand, initialBand, regradedAt }: Alarm): boolean =>
  bandRank(askedBand) > bandRank(band) && (regradedAt === null || askedBand !== initialBand)

/** Short warnings on a row, worst first. */
export function badgesOf(alarm: Alarm): { word: string; title: string }[] {
  const badges: { word: string; title: string }[] = []
  if (alarm.withdrawnAt)
    badges.push({
      word: `ENTRY ${alarm.withdrawnCause === 'expired' ? 'EXPIRED' : 'WITHDRAWN'} ${londonMinute(alarm.withdrawnAt)}`,
      title:
        alarm.withdrawnCause === 'expired'
          ? 'The weed date of its entry came: nobody may be deployed to it'
          : 'Its entry left the list: nobody may be deployed to it',
    })
  else if (standsTooHigh(alarm))
    badges.push({
      word: `LISTED AS ${bandNames[alarm.askedBand]}`,
      title: 'It stands higher than what is still listed asks for: regrade it, with the reason, if it should not',
    })
  if (alarm.escalatedTo && alarm.escalatedFor && alarm.escalatedAt)
    badges.push({
      word: `${escalatedTo[alarm.escalatedTo]} ${londonMinute(alarm.escalatedAt)}`,
      title: escalatedFor[alarm.escalatedFor],
    })
  if (alarm.leadId) badges.push({ word: 'MERGED', title: 'It stands under another alarm' })
  if (alarm.reopenedAt) badges.push({ word: 'REOPENED', title: alarm.reopenedReason ?? '' })
  const given = worstBand(alarm.initialBand, alarm.askedBand)
  if (alarm.band !== given && alarm.regradedAt)
    badges.push({
      word: `REGRADED from ${bandNames[given]}`,
      title: `${alarm.regradedByName ?? ''}: ${alarm.regradedReason ?? ''}`,
    })
  if (alarm.cloneReason) badges.push({ word: 'CLONE?', title: alarm.cloneReason })
  if (alarm.delayed) badges.push({ word: 'DELAYED', title: 'The read was old when it arrived' })
  const read = alarm.matchKind === 'exact' ? 'The mark was read as listed' : 'The camera read another mark'
  if (alarm.possible || alarm.matchKind !== 'exact')
    badges.push({
      word: alarm.possible ? 'POSSIBLE' : 'TOLERATED',
      title: `${read}; ${sureness(alarm.posterior)} sure`,
    })
  if (alarm.restricted) badges.push({ word: 'RESTRICTED', title: 'Visible only to those cleared for it' })
  return badges
}
