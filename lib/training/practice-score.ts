import { z } from 'zod'
import type { Alarm } from '../alarms/alarm.ts'
import type { AlarmEvent } from '../alarms/alarm-event.ts'
import type { Recording } from './recording.ts'

const BandScore = z.object({
  alarms: z.int(), // that reached the desk
  inTime: z.int(), // acknowledged within the band's time
  late: z.int(),
  missed: z.int(), // never acknowledged though their time was over
  medianSec: z.number().nullable(), // of those acknowledged
})

/** How a practice went. Only what the desk was shown counts; what came in its last moments is not held against anybody. */
export const PracticeScore = z.object({
  bands: z.object({ high: BandScore, medium: BandScore, low: BandScore }),
  /** A lower alarm was taken while a higher one had waited longer than it takes to see it (policy). */
  wrongRow: z.int(),
  /** A unit was sent after a vehicle that was not the listed one. */
  wronglyDeployed: z.int(),
  /** A vehicle that was the listed one was called a misread. */
  wronglyDismissed: z.int(),
  /** Refused because the alarm had changed, or the table does not allow it. */
  refused: z.int(),
  decided: z.int(),
  closed: z.int(),
})
export type PracticeScore = z.infer<typeof PracticeScore>

/** A person needs this long to notice a new row (policy). */
export const noticeSec = 5

interface Run {
  recording: Recording
  alarms: Iterable<Alarm>
  log: readonly AlarmEvent[]
  refused: number
  endMs: number
}

const rank = { high: 0, medium: 1, low: 2, log: 3 } as const

/** From what happened and what was true. Bands are the initial ones: regrading an alarm does not make it early. */
export function scorePractice({ recording, alarms, log, refused, endMs }: Run): PracticeScore {
  const all = [...alarms]
  const right = new Map(recording.arrivals.map((arrival) => [arrival.place.readId, arrival.right]))
  const wasRight = (alarm: Alarm) =>
    log.some(({ alarmId, data }) => alarmId === alarm.id && right.get(String(data.readId)) === true)
  const of = (band: 'high' | 'medium' | 'low') => scoreBand(all.filter((alarm) => alarm.initialBand === band))

  function scoreBand(inBand: readonly Alarm[]): z.infer<typeof BandScore> {
    const waits = inBand.map((alarm) => {
      const endedMs = alarm.acknowledgedAt ? Date.parse(alarm.acknowledgedAt) : endMs
      const limit = recording.bands[alarm.initialBand].acknowledgeSec
      return { sec: (endedMs - Date.parse(alarm.raisedAt)) / 1000, taken: alarm.acknowledgedAt !== null, limit }
    })
    const taken = waits.filter((wait) => wait.taken)
    const sorted = taken.map(({ sec }) => sec).sort((a, b) => a - b)
    return {
      alarms: inBand.length,
      inTime: taken.filter(({ sec, limit }) => sec <= limit).length,
      late: taken.filter(({ sec, limit }) => sec > limit).length,
      missed: waits.filter((wait) => !wait.taken && wait.sec > wait.limit).length,
      medianSec: sorted.length === 0 ? null : (sorted[sorted.length >> 1] as number),
    }
  }

  return {
    bands: { high: of('high'), medium: of('medium'), low: of('low') },
    wrongRow: wrongRows(all, log),
    wronglyDeployed: all.filter((alarm) => alarm.deployedAt !== null && !wasRight(alarm)).length,
    wronglyDismissed: all.filter((alarm) => alarm.verdict === 'misread' && wasRight(alarm)).length,
    refused,
    decided: all.filter(({ decision }) => decision !== null).length,
    closed: all.filter(({ state }) => state === 'closed').length,
  }
}

function wrongRows(alarms: readonly Alarm[], log: readonly AlarmEvent[]): number {
  const takes = log.filter(({ kind }) => kind === 'acknowledged')
  const waitedAt = (atMs: number, than: Alarm) =>
    alarms.some(
      (other) =>
        rank[other.initialBand] < rank[than.initialBand] &&
        rank[other.initialBand] <= rank.medium &&
        Date.parse(other.raisedAt) + noticeSec * 1000 < atMs &&
        (other.acknowledgedAt === null || Date.parse(other.acknowledgedAt) > atMs),
    )
  return takes.filter(({ alarmId, at }) => {
    const taken = alarms.find(({ id }) => id === alarmId)
    return taken !== undefined && waitedAt(Date.parse(at), taken)
  }).length
}
