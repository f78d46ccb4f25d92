import { z } from 'zod'
import { decide } from '../../matching/decision.ts'
import { type MatchPolicy, mergePolicies } from '../../matching/match-policy.ts'
import type { MatchMessage } from '../../realtime/contract.ts'
import type { Alarm } from '../alarm.ts'
import { bands } from '../band.ts'
import { join } from '../grouping.ts'
import { alarmFor, incoming, type PlacingCamera } from '../intake/placing.ts'
import { treatmentOf } from '../intake/treatment.ts'
import { raise } from '../raising.ts'
import type { ListedEntry } from '../sighting.ts'
import { alarmPolicyOf, type PolicyContent } from './content.ts'

/** A match as it was stored, with what it was placed by. */
export interface StoredMatch {
  message: MatchMessage
  entry: ListedEntry
  camera: PlacingCamera
  listPolicy: MatchPolicy | undefined
}

export const WhatIfCount = z.object({
  raised: z.array(z.object({ forceId: z.string(), band: z.enum(bands), alarms: z.int(), reraised: z.int() })),
  feed: z.int(),
  /** Worth a record only, or nothing. */
  record: z.int(),
})
export type WhatIfCount = z.infer<typeof WhatIfCount>

/**
 * How many alarms these matches, in the order in which they came, raise under a policy: the same decision, treatment,
 * grouping and banding as live. What operators would have done meanwhile nobody knows, so an alarm counts as dealt with
 * once its vehicle has not been seen for the grouping time; the same for every policy that is compared.
 */
export function whatIf(matches: readonly StoredMatch[], content: PolicyContent): WhatIfCount {
  const policy = alarmPolicyOf(0, content)
  const worth = new Map(content.categories.map(({ code, matchPolicy }) => [code, matchPolicy ?? undefined]))
  const coldMs = policy.settings.groupingMinutes * 60_000
  const byVehicle = new Map<string, Alarm[]>()
  const ofRead = new Map<string, Set<string>>() // alarm id → reads it holds
  const holders = new Map<string, string[]>() // read → vehicles of the alarms that hold it
  const counts = new Map<string, { forceId: string; band: Alarm['band']; alarms: number; reraised: number }>()
  let [feed, record, next] = [0, 0, 0]

  const count = ({ forceId, initialBand }: Alarm, what: 'alarms' | 'reraised') => {
    const key = `${forceId}/${initialBand}`
    const line = counts.get(key) ?? { forceId, band: initialBand, alarms: 0, reraised: 0 }
    line[what] += 1
    counts.set(key, line)
  }

  for (const { message, entry, camera, listPolicy } of matches) {
    const decision = decide(
      message.kind,
      message.posterior,
      mergePolicies(worth.get(entry.category), listPolicy).decision,
    )
    if (decision === 'drop') {
      record += 1
      continue
    }
    const told = { ...message, explanation: { ...message.explanation, decision } }
    const match = incoming(
      told,
      entry,
      camera,
      () => undefined,
      (id) => id,
    )
    const treatment = treatmentOf(match, decision, policy)
    if (treatment === 'feed') feed += 1
    if (treatment === 'record') record += 1
    if (treatment !== 'alarm') continue
    const atMs = Date.parse(message.matchedAt)
    const vehicles = new Set([entry.vrm, ...(holders.get(message.read.id) ?? [])])
    const candidates = [...vehicles]
      .flatMap((vrm) => byVehicle.get(vrm) ?? [])
      .map((alarm) => cooled(alarm, atMs, coldMs))
    const holds = (alarm: Alarm) => ofRead.get(alarm.id)?.has(message.read.id) === true
    const known = alarmFor(match, candidates, holds, policy)
    let alarm: Alarm
    if (known) {
      const change = join(known, match, !holds(known), policy, new Date(atMs))
      alarm = { ...known, ...change.patch }
      if (change.kind === 'reraised') count(alarm, 'reraised')
    } else {
      next += 1
      alarm = raise(String(next), match, policy, new Date(atMs))
      count(alarm, 'alarms')
    }
    const others = (byVehicle.get(alarm.vrm) ?? []).filter(({ id }) => id !== alarm.id)
    byVehicle.set(alarm.vrm, [alarm, ...others].slice(0, 3))
    ofRead.set(alarm.id, (ofRead.get(alarm.id) ?? new Set()).add(message.read.id))
    holders.set(message.read.id, [...(holders.get(message.read.id) ?? []), alarm.vrm])
  }
  const order = (line: { forceId: string; band: Alarm['band'] }) => `${line.forceId}/${bands.indexOf(line.band)}`
  const raised = [...counts.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return { raised, feed, record }
}

function cooled(alarm: Alarm, atMs: number, coldMs: number): Alarm {
  const coldAtMs = Date.parse(alarm.lastCapturedAt) + coldMs
  return alarm.state === 'closed' || atMs <= coldAtMs
    ? alarm
    : { ...alarm, state: 'closed', closedAt: new Date(coldAtMs).toISOString() }
}
