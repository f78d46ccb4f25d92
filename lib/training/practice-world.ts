import type { Alarm } from '../alarms/alarm.ts'
import type { AlarmEvent } from '../alarms/alarm-event.ts'
import type { AlarmDetail, MatchedEntry, Sighting } from '../alarms/detail.ts'
import { type Change, join } from '../alarms/grouping.ts'
import { partings, restsUnder } from '../alarms/leads.ts'
import { checkMove } from '../alarms/lifecycle.ts'
import { moves, reversible } from '../alarms/moves.ts'
import type { AlarmPolicy } from '../alarms/policy.ts'
import { raise } from '../alarms/raising.ts'
import type { IncomingMatch } from '../alarms/sighting.ts'
import { done, type Refusal, type Result, refuse } from '../core/result.ts'
import { type ActInput, type ActName, followersIn, practiceActs, type Trainee } from './practice-acts.ts'
import { dueChange } from './practice-deadlines.ts'
import type { Arrival, Recording } from './recording.ts'

/** A world of one desk, kept in memory and nowhere else: alarms arrive as recorded, time passes, the trainee acts. */
export interface PracticeWorld {
  /** Everything that happens up to `nowMs`, in order; nothing while the link is down, all of it when it is up again. */
  advance(nowMs: number): AlarmEvent[]
  /** An act of the trainee at `nowMs`, with the line of the log it makes. */
  act<N extends ActName>(name: N, input: ActInput<N>, nowMs: number): Result<{ alarm: Alarm; events: AlarmEvent[] }>
  detail(alarmId: string, nowMs: number): AlarmDetail | undefined
  picture(readId: string, kind: 'plate' | 'overview', nowMs: number): string | undefined
  linkIsDown(nowMs: number): boolean
  readonly alarms: ReadonlyMap<string, Alarm>
  readonly log: readonly AlarmEvent[]
  readonly endsAtMs: number
}

/** `recording` begins when practice begins (`begunAt`); `newId` must give the same ids again for a replay. */
export function createPracticeWorld(recording: Recording, who: Trainee, newId: () => string): PracticeWorld {
  const startMs = Date.parse(recording.startsAt)
  const policy: AlarmPolicy = {
    version: 0,
    settings: recording.settings,
    categories: new Map(recording.categories.map((category) => [category.code, category])),
  }
  const entries = new Map(recording.entries.map((entry) => [entry.id, entry]))
  const alarms = new Map<string, Alarm>()
  const log: AlarmEvent[] = []
  const once = new Set<string>()
  const arrived = new Map<string, Arrival[]>()
  let next = 0
  let toldTo = 0

  function append(alarm: Alarm, change: Change, atMs: number, decisive: boolean, by?: Trainee): Alarm {
    const known = alarms.has(alarm.id)
    const patch = known
      ? {
          ...(decisive && alarm.undoable && { undoable: null }),
          ...change.patch,
          version: alarm.version + 1,
          revision: alarm.revision + (decisive ? 1 : 0),
        }
      : alarm
    const after: Alarm = { ...alarm, ...patch }
    alarms.set(alarm.id, after)
    log.push({
      ...{ seq: log.length + 1, alarmId: alarm.id, alarmVersion: after.version, kind: change.kind },
      ...{ at: new Date(atMs).toISOString(), actorId: by?.id ?? null, actorName: by?.name ?? null },
      ...{ restricted: false, data: change.data, patch },
    })
    return after
  }

  function arrive(arrival: Arrival): void {
    const entry = entries.get(arrival.entryId)
    if (!entry) return
    const atMs = startMs + arrival.atMs
    const match = matchOf(arrival, entry, atMs)
    const known = [...alarms.values()].find(({ vrm, state }) => vrm === entry.vrm && state !== 'closed')
    const now = new Date(atMs)
    const data = { matchId: match.id, readId: match.place.readId, camera: match.place.cameraName }
    const alarm = known
      ? append(known, join(known, match, true, policy, now), atMs, false)
      : append(raise(newId(), match, policy, now), { kind: 'raised', data, patch: {} }, atMs, false)
    arrived.set(alarm.id, [...(arrived.get(alarm.id) ?? []), arrival])
  }

  function passTime(nowMs: number): void {
    for (const alarm of alarms.values()) {
      const due = dueChange(alarm, recording.bands[alarm.band], once, restsUnder(alarms.get(alarm.leadId ?? '')), nowMs)
      if (!due) continue
      if (due.once) once.add(due.once)
      append(alarm, due, nowMs, due.decisive)
    }
  }

  function letHappen(nowMs: number): void {
    for (; next < recording.arrivals.length; next++) {
      const arrival = recording.arrivals[next] as Arrival
      if (startMs + arrival.atMs > nowMs) break
      passTime(startMs + arrival.atMs)
      arrive(arrival)
    }
    passTime(nowMs)
  }

  /** What the desk has not been told yet; nothing while the line is lost. */
  function tell(nowMs: number): AlarmEvent[] {
    if (linkIsDown(nowMs)) return []
    const told = log.slice(toldTo)
    toldTo = log.length
    return told
  }

  const linkIsDown = (nowMs: number) =>
    recording.lapses.some(({ fromMs, untilMs }) => nowMs - startMs >= fromMs && nowMs - startMs < untilMs)

  return {
    alarms,
    log,
    endsAtMs: startMs + recording.lengthMs,
    linkIsDown,
    advance(nowMs) {
      letHappen(nowMs)
      return tell(nowMs)
    },
    act(name, input, nowMs) {
      letHappen(nowMs)
      const alarm = alarms.get(input.alarmId)
      if (!alarm) return refuse('not-found', 'There is no such alarm')
      const saying = name === 'note'
      if (!saying && alarm.revision !== input.revision)
        return refuse('stale', 'The alarm has changed since you looked. Your act changed nothing: look again.')
      const check = checkMove(name, alarm, who)
      if (!check.allowed) return refuse('illegal', check.message)
      const at = new Date(nowMs).toISOString()
      const decide = practiceActs[name] as (typeof practiceActs)[typeof name]
      const decided: Result<{ data: Record<string, unknown>; patch: Partial<Alarm> }, Refusal> = decide(
        alarm,
        who,
        input,
        at,
        { recording, alarms, lines: log, newId },
      )
      if (!decided.ok) return decided
      const { event } = moves[name]
      const untilAt = new Date(nowMs + recording.settings.undoSec * 1000).toISOString()
      const undoable = reversible.has(event) ? { kind: event, byId: who.id, version: alarm.version + 1, untilAt } : null
      const patch = { ...decided.value.patch, ...(!saying && { undoable }) }
      for (const { follower, change } of partings(followersIn(alarms, alarm), decided.value.patch, at)) {
        append(follower, change, nowMs, true)
      }
      const after = append(alarm, { kind: event, data: decided.value.data, patch }, nowMs, !saying, who)
      return done({ alarm: after, events: tell(nowMs) })
    },
    detail(alarmId, nowMs) {
      const alarm = alarms.get(alarmId)
      return alarm && detailOf(alarm, arrived.get(alarmId) ?? [], nowMs)
    },
    picture: (readId, kind, nowMs) =>
      recording.pictures.find((one) => one.readId === readId && one.kind === kind && startMs + one.atMs <= nowMs)?.svg,
  }

  function detailOf(alarm: Alarm, arrivals: readonly Arrival[], nowMs: number): AlarmDetail {
    const newestFirst = arrivals.toReversed()
    const category = recording.categories.find(({ code }) => code === alarm.category)
    const { acknowledgeSec, decideSec, deploySec, shelveMaxSec } = recording.bands[alarm.band]
    const own = log.filter(({ alarmId }) => alarmId === alarm.id)
    const shown = (readId: string): Sighting['images'] =>
      recording.pictures
        .filter((picture) => picture.readId === readId && startMs + picture.atMs <= nowMs)
        .map(({ kind }) => kind)
    return {
      alarm,
      entries: alarm.entryIds.flatMap((id) => entries.get(id) ?? []),
      matches: newestFirst.map(({ matchId, place, entryId, kind, posterior, explanation, atMs }) => ({
        ...{ id: matchId, readId: place.readId, entryId, kind, posterior, explanation },
        matchedAt: new Date(startMs + atMs).toISOString(),
      })),
      sightings: newestFirst.map(({ place, read }) => ({
        ...place,
        ...read,
        images: shown(place.readId),
        signals: [],
        clone: false,
      })),
      events: own.map(({ patch: _, ...line }) => line),
      verifications: own
        .filter(({ kind }) => kind === 'verified')
        .map(({ at, actorName, data }) => ({
          ...{ at, byName: actorName ?? '', checks: data.checks as Record<string, string> },
          ...{ verdict: data.verdict as 'confirmed', note: (data.note as string | null) ?? null },
        })),
      misreads: [],
      notes: [],
      guidance: {
        whatIsThis: category?.whatIsThis ?? '',
        whatToDo: category?.whatToDo ?? '',
        whoToCall: category?.whoToCall ?? '',
        escalation: category?.escalation ?? '',
      },
      targets: { acknowledgeSec, decideSec, deploySec, shelveMaxSec },
      checkedAt: new Date(nowMs).toISOString(),
    }
  }
}

function matchOf(arrival: Arrival, entry: MatchedEntry, atMs: number): IncomingMatch {
  return {
    id: arrival.matchId,
    entry: {
      ...{ id: entry.id, hotlistId: entry.hotlistId, vrm: entry.vrm, make: entry.make, model: entry.model },
      ...{ colour: entry.colour, action: entry.action, warningSignals: entry.warningSignals, reason: entry.reason },
      ...{ category: entry.category, grade: entry.grade, forceId: entry.forceId, live: true, withdrawn: false },
      listAgeDays: (atMs - Date.parse(entry.hotlistRefreshedAt)) / 86_400_000,
      bulk: false,
    },
    place: arrival.place,
    kind: arrival.kind,
    posterior: arrival.posterior,
    possible: arrival.possible,
    matchedAt: new Date(atMs).toISOString(),
    nearestUnitEtaMin: undefined,
    signals: [],
    clone: undefined,
  }
}
