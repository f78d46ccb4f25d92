import { type Urgency, urgencies } from './calls.ts'
import { lengthOf, type PatternName, patterns } from './score.ts'

/** UX A, Sound (policy). */
export const soundPolicy = {
  repeatHighMs: 30_000,
  /** More calls than `burstOver` within `burstMs` are told in one summary. */
  burstOver: 3,
  burstMs: 5_000,
  silenceMs: 30_000,
  repeatFaultMs: 60_000,
} as const

/** What has been called for and not been heard yet. Times are this machine's, in milliseconds. */
export interface Annunciator {
  waiting: readonly Urgency[]
  /** When the latest calls came, no older than a burst. */
  calledMs: readonly number[]
  busyUntilMs: number
  summaryFromMs: number
  lastHighMs: number | null
  lastFaultMs: number | null
  silencedUntilMs: number
}

export const quiet: Annunciator = {
  waiting: [],
  calledMs: [],
  busyUntilMs: 0,
  summaryFromMs: 0,
  lastHighMs: null,
  lastFaultMs: null,
  silencedUntilMs: 0,
}

/** Takes in calls. Silence swallows what is not High; a new High ends it, for silencing is not acknowledging. */
export function call(state: Annunciator, calls: readonly Urgency[], nowMs: number): Annunciator {
  if (calls.length === 0) return state
  const ended = calls.includes('high')
  const heard = nowMs < state.silencedUntilMs && !ended ? [] : calls
  return {
    ...state,
    silencedUntilMs: ended ? Math.min(state.silencedUntilMs, nowMs) : state.silencedUntilMs,
    waiting: [...state.waiting, ...heard],
    calledMs: [...recent(state, nowMs), ...heard.map(() => nowMs)],
  }
}

/** Nothing for 30 s but a new High. It acknowledges nothing. */
export const silence = (state: Annunciator, nowMs: number): Annunciator => ({
  ...state,
  waiting: [],
  busyUntilMs: nowMs,
  silencedUntilMs: nowMs + soundPolicy.silenceMs,
})

/** This window begins to play, or can again: whatever High waits is to be heard at once, whoever played it before. */
export const begin = (state: Annunciator): Annunciator => ({ ...state, lastHighMs: null, lastFaultMs: null })

const recent = ({ calledMs }: Annunciator, nowMs: number) =>
  calledMs.filter((atMs) => nowMs - atMs < soundPolicy.burstMs)

/** What to play now, if anything. Asked after every call and every second. */
export function next(
  before: Annunciator,
  { nowMs, highWaits, fault }: { nowMs: number; highWaits: boolean; fault: boolean },
): { state: Annunciator; play: PatternName | null } {
  const calledMs = recent(before, nowMs)
  // A fault that is over may come again: it is then heard at once.
  const state = { ...before, calledMs, lastFaultMs: fault ? before.lastFaultMs : null }
  if (nowMs < state.busyUntilMs || nowMs < state.silencedUntilMs) return { state, play: null }
  const play = choose(state, nowMs, highWaits, fault)
  return play ? { state: played(state, play, nowMs), play } : { state, play }
}

function choose(state: Annunciator, nowMs: number, highWaits: boolean, fault: boolean): PatternName | null {
  const { waiting, calledMs, lastHighMs, lastFaultMs, summaryFromMs } = state
  const high = waiting.includes('high')
  const burst = calledMs.length > soundPolicy.burstOver || nowMs < summaryFromMs
  if (waiting.length > 0 && burst) {
    // One summary a burst; a High does not wait for the next.
    if (high) return 'summary-high'
    if (nowMs >= summaryFromMs) return 'summary'
  } else if (waiting.length > 0) return urgencies.find((urgency) => waiting.includes(urgency)) ?? null
  if (highWaits && due(lastHighMs, soundPolicy.repeatHighMs, nowMs)) return 'high'
  return fault && due(lastFaultMs, soundPolicy.repeatFaultMs, nowMs) ? 'fault' : null
}

const due = (lastMs: number | null, everyMs: number, nowMs: number) => lastMs === null || nowMs - lastMs >= everyMs

const pauseMs = 300

function played(state: Annunciator, play: PatternName, nowMs: number): Annunciator {
  const busyUntilMs = nowMs + lengthOf(patterns[play]) + pauseMs
  if (play === 'fault') return { ...state, busyUntilMs, lastFaultMs: nowMs }
  if (play === 'summary' || play === 'summary-high') {
    const lastHighMs = play === 'summary-high' ? nowMs : state.lastHighMs
    return { ...state, busyUntilMs, waiting: [], lastHighMs, summaryFromMs: nowMs + soundPolicy.burstMs }
  }
  const at = state.waiting.indexOf(play)
  const waiting = at < 0 ? state.waiting : state.waiting.toSpliced(at, 1)
  return { ...state, busyUntilMs, waiting, lastHighMs: play === 'high' ? nowMs : state.lastHighMs }
}
