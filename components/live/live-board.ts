import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmEvent } from '#lib/alarms/alarm-event.ts'
import { applyEvents, type Board, boardOf } from '#lib/alarms/board.ts'
import type { Snapshot } from '#lib/realtime/contract.ts'

/**
 * The board a screen holds, and the alarms that left it lately: a row that keeps its place still needs its words, and
 * the late echo of a close that this screen already made must not look like a hole in the log.
 */
export interface LiveBoard {
  board: Board
  departed: ReadonlyMap<string, Alarm>
}

/** More than anybody closes between two glances; bounded so that twelve hours do not grow the heap. */
const departedLimit = 200

export const liveBoardOf = (snapshot: Snapshot): LiveBoard => ({
  board: boardOf(snapshot.seq, snapshot.alarms),
  departed: new Map(),
})

/** The alarm as last known, open or lately closed. */
export const findAlarm = (live: LiveBoard, id: string): Alarm | undefined =>
  live.board.alarms.get(id) ?? live.departed.get(id)

/** Applies log lines from the socket. On `gap` the whole board must be asked for. */
export function receive(live: LiveBoard, events: readonly AlarmEvent[]): { live: LiveBoard; gap: boolean } {
  const fresh = events.filter((event) => event.alarmVersion > (live.departed.get(event.alarmId)?.version ?? 0))
  const reopened = fresh.filter((event) => live.departed.has(event.alarmId) && !live.board.alarms.has(event.alarmId))
  const base = reopened.length === 0 ? live.board : withAlarms(live, reopened)
  const { board, gap } = applyEvents(base, fresh)
  const seq = events.reduce((newest, event) => Math.max(newest, event.seq), board.seq)
  const closed = fresh.flatMap((event) => {
    if (event.patch.state !== 'closed') return []
    const known = base.alarms.get(event.alarmId)
    return known ? [{ ...known, ...event.patch } as Alarm] : []
  })
  return { live: { board: { ...board, seq }, departed: remember(live.departed, closed) }, gap }
}

/** Puts the last known state of alarms that come back onto the board, so that their patches find it. */
function withAlarms(live: LiveBoard, events: readonly AlarmEvent[]): Board {
  const alarms = new Map(live.board.alarms)
  for (const { alarmId } of events) alarms.set(alarmId, live.departed.get(alarmId) as Alarm)
  return { ...live.board, alarms }
}

/** Takes one alarm as an act or a card's fetch answered it; an older one than held changes nothing. */
export function merge(live: LiveBoard, alarm: Alarm): LiveBoard {
  if ((findAlarm(live, alarm.id)?.version ?? 0) >= alarm.version) return live
  const alarms = new Map(live.board.alarms)
  if (alarm.state === 'closed') alarms.delete(alarm.id)
  else alarms.set(alarm.id, alarm)
  const departed = alarm.state === 'closed' ? remember(live.departed, [alarm]) : live.departed
  return { board: { ...live.board, alarms }, departed }
}

/**
 * Takes a whole board from the server. It may have been drawn up before lines that already arrived: then the newer
 * version of each alarm stays. Alarms whose identity did not change keep their object, so that rows need no redraw.
 */
export function replace(live: LiveBoard, snapshot: Snapshot): LiveBoard {
  const alarms = new Map<string, Alarm>()
  for (const alarm of snapshot.alarms) {
    const known = findAlarm(live, alarm.id)
    const newest = known && known.version >= alarm.version ? known : alarm
    if (newest.state !== 'closed') alarms.set(alarm.id, newest)
  }
  const gone: Alarm[] = []
  for (const [id, alarm] of live.board.alarms) {
    if (alarms.has(id)) continue
    if (snapshot.seq < live.board.seq) alarms.set(id, alarm)
    else gone.push(alarm)
  }
  const seq = Math.max(snapshot.seq, live.board.seq)
  return { board: { seq, alarms }, departed: remember(live.departed, gone.map(closedUnseen)) }
}

/**
 * Takes the server's board for this one, which was found to differ. Only an alarm of the same version keeps its object;
 * whatever the server does not hold is gone.
 */
export function restore(live: LiveBoard, snapshot: Snapshot): LiveBoard {
  const alarms = snapshot.alarms.map((alarm) => {
    const known = live.board.alarms.get(alarm.id)
    return known?.version === alarm.version ? known : alarm
  })
  const ids = new Set(alarms.map(({ id }) => id))
  const gone = [...live.board.alarms.values()].filter(({ id }) => !ids.has(id))
  return { board: boardOf(snapshot.seq, alarms), departed: remember(live.departed, gone.map(closedUnseen)) }
}

const closedUnseen = (alarm: Alarm): Alarm => ({ ...alarm, state: 'closed' })

function remember(departed: ReadonlyMap<string, Alarm>, alarms: readonly Alarm[]): ReadonlyMap<string, Alarm> {
  if (alarms.length === 0) return departed
  const next = new Map(departed)
  for (const alarm of alarms) {
    next.delete(alarm.id)
    next.set(alarm.id, alarm)
  }
  for (const id of next.keys()) {
    if (next.size <= departedLimit) break
    next.delete(id)
  }
  return next
}
