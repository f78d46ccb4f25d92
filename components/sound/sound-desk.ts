import { createStore, type Store } from '#components/live/store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { highVolumeFloor } from '#lib/people/settings.ts'
import type { SoundFault, SoundReport } from '#lib/realtime/contract.ts'
import { type Annunciator, begin, call, next, quiet, silence } from './annunciator.ts'
import { type Audio, countOutputs, openAudio } from './audio.ts'
import { type Concerns, callsBetween, highWaits } from './calls.ts'
import { gainOf, type PatternName, patterns } from './score.ts'
import { faultOf } from './sound-fault.ts'
import { joinWindows } from './windows.ts'

/** What a screen shows of its sound. `elsewhere`: another window of this desk plays. */
export interface SoundView {
  state: 'on' | 'off' | 'elsewhere'
  fault: SoundFault | null
  volume: number
  silencedUntilMs: number | null
  /** When a person last said that they heard the check, in milliseconds of the server's time. */
  checkedMs: number | null
  /** The last pattern that this window played, and how many it has played. */
  last: PatternName | null
  played: number
}

export interface SoundDesk {
  view: Store<SoundView>
  /** Which alarms this desk sounds for, from now on; at first all. */
  listenFor(concerns: Concerns): void
  start(): () => void
  /** Once a second, from a clock that a hidden window does not slow down. */
  tick(): void
  /** Brings sound back after a fault, and plays a pattern to prove it. */
  restore(): Promise<void>
  silence(): void
  setVolume(volume: number): void
  /** Plays a pattern for a person to hear. */
  test(name: PatternName): Promise<void>
  /** The person heard it. */
  confirm(): void
}

export interface SoundDeps {
  alarms: Store<{ board: { alarms: ReadonlyMap<string, Alarm> } }>
  /** Whether the picture itself cannot be trusted: the wire lost, the canary missed. */
  systemFault: () => boolean
  report: (report: SoundReport) => void
  volume: number
  saveVolume: (volume: number) => void
  /** Names this person's windows, and this window among them. */
  channel: string
  windowId: string
  serverNow: () => number
  now: () => number
}

const lookForOutputsMs = 10_000
/** How often a browser that lets no sound out is asked again. */
const askAgainMs = 5_000

/** Everything a desk plays, outside React. */
export function createSoundDesk(deps: SoundDeps): SoundDesk {
  const { alarms, systemFault, report, saveVolume, channel, windowId, serverNow, now } = deps
  // Until the browser has been asked, nothing is known to be wrong.
  const view = createStore<SoundView>({
    state: 'on',
    fault: null,
    volume: deps.volume,
    silencedUntilMs: null,
    checkedMs: null,
    last: null,
    played: 0,
  })
  let audio: Audio | undefined
  let windows: ReturnType<typeof joinWindows> | undefined
  let state: Annunciator = quiet
  let known = alarms.get().board.alarms
  let outputs: number | null = null
  let outputsAtMs = Number.NEGATIVE_INFINITY
  let askedAtMs = Number.NEGATIVE_INFINITY
  let heard: boolean | null = null
  let plays = false
  let concerns: Concerns = () => true
  let said = ''

  const change = (part: Partial<SoundView>) => {
    const before = view.get()
    const keys = Object.keys(part) as (keyof SoundView)[]
    if (keys.some((key) => before[key] !== part[key])) view.set({ ...before, ...part })
  }

  function look(): void {
    if (!audio) return
    const { supported, everRan } = audio
    const fault = faultOf({
      supported,
      everRan,
      running: audio.running(),
      outputs,
      volume: view.get().volume,
      heard,
    })
    // A muted desk still plays its Highs.
    const able = fault === null || fault === 'muted'
    windows?.say(able)
    const player = windows?.player(able, now()) ?? null
    if (player === windowId && !plays) state = begin(state)
    plays = player === windowId
    change({ state: player === null || plays ? (fault ? 'off' : 'on') : 'elsewhere', fault })
    tell()
  }

  function tell(): void {
    const { state: shown, fault, checkedMs } = view.get()
    const off = shown === 'off'
    const checkedAt = checkedMs === null ? null : new Date(checkedMs).toISOString()
    const next: SoundReport = { state: off ? 'off' : 'on', fault: off ? fault : null, checkedAt }
    if (JSON.stringify(next) === said) return
    said = JSON.stringify(next)
    report(next)
  }

  function sound(): void {
    const turn = next(state, { nowMs: now(), highWaits: highWaits(known, concerns), fault: systemFault() })
    state = turn.state
    const silencedUntilMs = state.silencedUntilMs > now() ? state.silencedUntilMs : null
    change({ silencedUntilMs })
    if (turn.play && plays) void play(turn.play)
  }

  async function play(name: PatternName): Promise<void> {
    if (!audio) return
    change({ last: name, played: view.get().played + 1 })
    const measured = await audio.play(patterns[name], gainOf(view.get().volume, name, highVolumeFloor))
    if (measured !== null) heard = measured
    look()
  }

  async function findOutputs(): Promise<void> {
    outputsAtMs = now()
    outputs = await countOutputs()
    look()
  }

  const onBoard = () => {
    const { alarms: present } = alarms.get().board
    state = call(state, callsBetween(known, present, concerns), now())
    known = present
    sound()
  }
  /** The first press anywhere in the page lets sound out: nobody has to find the button. */
  const onPress = () => {
    if (audio?.supported && !audio.running()) void audio.wake().then(look)
  }

  return {
    view,
    listenFor(next) {
      concerns = next
    },
    start() {
      audio = openAudio(look)
      windows = joinWindows(channel, windowId, now, look)
      known = alarms.get().board.alarms
      const unsubscribe = alarms.subscribe(onBoard)
      const find = () => void findOutputs()
      navigator.mediaDevices?.addEventListener?.('devicechange', find)
      for (const kind of presses) document.addEventListener(kind, onPress, true)
      const bye = () => windows?.close()
      window.addEventListener('pagehide', bye)
      find()
      look()
      return () => {
        unsubscribe()
        navigator.mediaDevices?.removeEventListener?.('devicechange', find)
        for (const kind of presses) document.removeEventListener(kind, onPress, true)
        window.removeEventListener('pagehide', bye)
        windows?.close()
        audio?.close()
        audio = undefined
        plays = false
      }
    },
    tick() {
      if (now() - outputsAtMs > lookForOutputsMs) void findOutputs()
      // A machine under load may have been slow to begin, or has its loudspeaker back: no press is waited for.
      if (audio?.supported && !audio.running() && now() - askedAtMs > askAgainMs) {
        askedAtMs = now()
        void audio.wake().then(look)
      }
      look()
      sound()
    },
    async restore() {
      if (view.get().volume === 0) this.setVolume(70)
      heard = null
      await audio?.wake()
      await findOutputs()
      state = begin(state)
      await play('low')
    },
    silence() {
      audio?.stop()
      state = silence(state, now())
      change({ silencedUntilMs: state.silencedUntilMs })
    },
    setVolume(volume) {
      change({ volume })
      saveVolume(volume)
      look()
    },
    async test(name) {
      await audio?.wake()
      await play(name)
    },
    confirm() {
      change({ checkedMs: serverNow() })
      tell()
    },
  }
}

const presses = ['pointerdown', 'keydown'] as const
