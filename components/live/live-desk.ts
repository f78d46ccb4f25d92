import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmEvent } from '#lib/alarms/alarm-event.ts'
import { boardHash } from '#lib/alarms/board-hash.ts'
import type { CanaryState, Snapshot, SystemHealth, UnitPosition } from '#lib/realtime/contract.ts'
import type { Unit } from '#lib/response/unit.ts'
import { canaryStand } from './canary.ts'
import { type SignsOfLife, type Trust, trustOf } from './connection.ts'
import { withLate } from './late.ts'
import { type LiveBoard, liveBoardOf, merge, receive, replace, restore } from './live-board.ts'
import { type BeatSample, offsetOf, withSample } from './server-clock.ts'
import { createStore, type Store } from './store.ts'
import { move, type Units, unitsOf } from './unit-board.ts'

/** What is known of the wire. `asAtMs` is the server's time of the newest thing known, for people. */
export interface Link extends SignsOfLife {
  trust: Trust
  asAtMs: number
  build: string
  newBuild: boolean
  ended: boolean // the session is over: nothing will come until somebody signs in
  /** How far this workstation's clock is ahead of the server's, in milliseconds; negative when it is behind. */
  driftMs: number
  canary: CanaryState | null
  canaryMissed: boolean
  /** What the last canary that came while this screen watched took to reach it. */
  canaryShownMs: number | null
  health: SystemHealth | null
  /** Boards of this screen that did not equal the server's and were replaced. */
  healed: number
}

export interface LiveDesk {
  alarms: Store<LiveBoard>
  units: Store<Units>
  link: Store<Link>
  /** Alarms that reached this screen late, with how late, in milliseconds: they were raised while it was not live. */
  late: Store<ReadonlyMap<string, number>>
  /** Counts the times that something of watch-keeping may have changed. */
  watchTurn: Store<number>
  /** The alarms that have a new picture; null when it may be any of them. Told anew each time. */
  pictured: Store<{ alarmIds: readonly string[] | null }>
  /** Whether restricted alarms are part of the picture: its sequence counts them then. */
  cleared: boolean
  /** The server's time now, in milliseconds. */
  now(): number
  /** Looks again whether the picture can be trusted; called every second. */
  tick(): void
  /** Whether the machinery itself is at fault: the wire lost, or the canary missed. */
  systemFault(): boolean
  take(events: readonly AlarmEvent[]): { gap: boolean }
  replace(snapshot: Snapshot): void
  /** Takes the server's word for everything: the board here was found to be wrong. */
  restore(snapshot: Snapshot): void
  /** What this board claims to hold, for the server to compare. */
  claim(): { seq: number; hash: string }
  /** Something is missing here: the picture is not live until `catchUp` says that it came. */
  fallBehind(): void
  catchUp(): void
  merge(alarm: Alarm): void
  setUnits(units: readonly Unit[]): void
  moveUnits(positions: readonly UnitPosition[]): void
  beat(beat: { at: string; build: string }, via?: 'socket' | 'polling'): void
  seeCanary(canary: CanaryState): void
  setLink(change: Partial<Link>): void
}

export interface LiveStart {
  snapshot: Snapshot
  cleared: boolean
  units: readonly Unit[]
  serverNow: string
  build: string
}

/** Everything a desk knows of the world, outside React. `clock` is this machine's time in milliseconds. */
export function createLiveDesk(start: LiveStart, clock: () => number): LiveDesk {
  const alarms = createStore(liveBoardOf(start.snapshot))
  const units = createStore<Units>(unitsOf(start.units))
  const serverMs = Date.parse(start.serverNow)
  // The page's own time is one early sample; heartbeats, which travel faster than pages, soon outdo it.
  let samples: BeatSample[] = [{ serverMs, localMs: clock() }]
  let offsetMs = offsetOf(samples)
  const link = createStore<Link>({
    trust: 'CONNECTING',
    connected: false,
    everLive: false,
    polling: false,
    behind: false,
    lastBeatMs: clock(),
    asAtMs: serverMs,
    build: start.build,
    newBuild: false,
    ended: false,
    driftMs: 0,
    canary: null,
    canaryMissed: false,
    canaryShownMs: null,
    health: null,
    healed: 0,
  })
  const late = createStore<ReadonlyMap<string, number>>(new Map())
  const watchTurn = createStore(0)
  const pictured = createStore<{ alarmIds: readonly string[] | null }>({ alarmIds: [] })
  const now = () => clock() + offsetMs
  const show = (next: LiveBoard) => {
    late.set(withLate(late.get(), alarms.get(), next, now()))
    alarms.set(next)
  }
  const setLink = (change: Partial<Link>) => {
    const next = { ...link.get(), ...change }
    const trust = trustOf(next, clock())
    const everLive = next.everLive || trust === 'LIVE'
    link.set({ ...next, trust, everLive, canaryMissed: canaryStand(next.canary, now()).missed })
  }
  return {
    alarms,
    units,
    link,
    late,
    watchTurn,
    pictured,
    cleared: start.cleared,
    now,
    setLink,
    tick() {
      const { trust, canary, canaryMissed } = link.get()
      if (trustOf(link.get(), clock()) !== trust || canaryStand(canary, now()).missed !== canaryMissed) setLink({})
    },
    systemFault() {
      const { trust, canaryMissed, ended } = link.get()
      return !ended && (trust === 'LOST' || canaryMissed)
    },
    take(events) {
      const { live, gap } = receive(alarms.get(), events)
      show(live)
      return { gap }
    },
    replace: (snapshot) => show(replace(alarms.get(), snapshot)),
    restore(snapshot) {
      show(restore(alarms.get(), snapshot))
      setLink({ healed: link.get().healed + 1 })
    },
    claim() {
      const { board } = alarms.get()
      return { seq: board.seq, hash: boardHash(board.alarms.values()) }
    },
    fallBehind() {
      if (!link.get().behind) setLink({ behind: true })
    },
    catchUp() {
      if (link.get().behind) setLink({ behind: false, lastBeatMs: clock(), asAtMs: now() })
    },
    merge: (alarm) => alarms.set(merge(alarms.get(), alarm)),
    setUnits: (list) => units.set(unitsOf(list)),
    moveUnits: (positions) => units.set(move(units.get(), positions)),
    seeCanary(canary) {
      const { canary: known, canaryShownMs } = link.get()
      // The first word after a connection may be of one that came long ago.
      const fresh = known !== null && canary.last !== null && canary.last.sentAt !== known.last?.sentAt
      const tookMs = fresh && canary.last ? Math.max(0, now() - Date.parse(canary.last.sentAt)) : canaryShownMs
      setLink({ canary, canaryShownMs: tookMs })
    },
    beat({ at, build }, via = 'socket') {
      const localMs = clock()
      samples = withSample(samples, { serverMs: Date.parse(at), localMs })
      offsetMs = offsetOf(samples)
      const bySocket = via === 'socket'
      const { behind, build: drawnBy } = link.get()
      setLink({
        ...(bySocket ? { connected: true } : {}),
        polling: !bySocket,
        // The server is heard, but the picture is as old as what is missing.
        ...(behind ? {} : { lastBeatMs: localMs, asAtMs: Date.parse(at) }),
        driftMs: -offsetMs,
        newBuild: build !== drawnBy,
        ended: false,
      })
    },
  }
}
