import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmEvent } from '#lib/alarms/alarm-event.ts'
import type { Snapshot, UnitPosition } from '#lib/realtime/contract.ts'
import type { Unit } from '#lib/response/unit.ts'
import { type SignsOfLife, type Trust, trustOf } from './connection.ts'
import { type LiveBoard, liveBoardOf, merge, receive, replace } from './live-board.ts'
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
}

export interface LiveDesk {
  alarms: Store<LiveBoard>
  units: Store<Units>
  link: Store<Link>
  /** Whether restricted alarms are part of the picture: its sequence counts them then. */
  cleared: boolean
  /** The server's time now, in milliseconds. */
  now(): number
  /** Looks again whether the picture can be trusted; called every second. */
  tick(): void
  take(events: readonly AlarmEvent[]): { gap: boolean }
  replace(snapshot: Snapshot): void
  merge(alarm: Alarm): void
  setUnits(units: readonly Unit[]): void
  moveUnits(positions: readonly UnitPosition[]): void
  beat(beat: { at: string; build: string }): void
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
    everConnected: false,
    lastBeatMs: clock(),
    asAtMs: serverMs,
    build: start.build,
    newBuild: false,
    ended: false,
  })
  const now = () => clock() + offsetMs
  const setLink = (change: Partial<Link>) => {
    const next = { ...link.get(), ...change }
    link.set({ ...next, trust: trustOf(next, clock()) })
  }
  return {
    alarms,
    units,
    link,
    cleared: start.cleared,
    now,
    setLink,
    tick() {
      const { trust } = link.get()
      if (trustOf(link.get(), clock()) !== trust) setLink({})
    },
    take(events) {
      const { live, gap } = receive(alarms.get(), events)
      alarms.set(live)
      return { gap }
    },
    replace: (snapshot) => alarms.set(replace(alarms.get(), snapshot)),
    merge: (alarm) => alarms.set(merge(alarms.get(), alarm)),
    setUnits: (list) => units.set(unitsOf(list)),
    moveUnits: (positions) => units.set(move(units.get(), positions)),
    beat({ at, build }) {
      samples = withSample(samples, { serverMs: Date.parse(at), localMs: clock() })
      offsetMs = offsetOf(samples)
      const newBuild = build !== link.get().build
      setLink({
        connected: true,
        everConnected: true,
        lastBeatMs: clock(),
        asAtMs: Date.parse(at),
        newBuild,
        ended: false,
      })
    },
  }
}
