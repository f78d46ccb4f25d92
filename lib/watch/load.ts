import type { Band } from '../alarms/band.ts'
import { type Area, isInAny, type Place } from '../cameras/area.ts'
import type { WatchSettings } from './policy.ts'

/** An alarm as far as load goes. Those of SILENT entries are never among them, for anybody. */
export interface LoadAlarm {
  band: Band
  /** When it last asked for attention: raised, or raised again. */
  atMs: number
  place: Place
  source: string // the camera's name
}

/** Words of EEMUA 191 for alarms in 10 min: 1 is good, up to 2 can be managed, 10 and more are a flood. */
export const loadWords = {
  good: 'Good',
  manageable: 'Manageable',
  busy: 'Over what one can manage',
  flood: 'Flood',
} as const
export type LoadGrade = keyof typeof loadWords

export interface Load {
  rate: number // new in the window
  grade: LoadGrade
  mix: { high: number; medium: number; low: number }
  topSource: string | null
  topCount: number
}

const gradeOf = (rate: number, settings: WatchSettings): LoadGrade =>
  rate >= settings.floodFrom ? 'flood' : rate > 2 ? 'busy' : rate > 1 ? 'manageable' : 'good'

/** What came to whoever watches these areas, in the window before `nowMs`. */
export function loadOf(
  areas: readonly Pick<Area, 'forceId' | 'ring'>[],
  alarms: readonly LoadAlarm[],
  nowMs: number,
  settings: WatchSettings,
): Load {
  const since = nowMs - settings.loadWindowMin * 60_000
  const theirs = alarms.filter(
    ({ atMs, band, place }) => band !== 'log' && atMs > since && atMs <= nowMs && isInAny(areas, place),
  )
  const sources = new Map<string, number>()
  for (const { source } of theirs) sources.set(source, (sources.get(source) ?? 0) + 1)
  const [top] = [...sources].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const count = (band: Band) => theirs.filter((alarm) => alarm.band === band).length
  return {
    rate: theirs.length,
    grade: gradeOf(theirs.length, settings),
    mix: { high: count('high'), medium: count('medium'), low: count('low') },
    topSource: top?.[0] ?? null,
    topCount: top?.[1] ?? 0,
  }
}

/** Whether a desk is in flood now, given whether it was: it begins at one rate and ends below another. */
export const isFlood = (was: boolean, rate: number, { floodFrom, floodBelow }: WatchSettings): boolean =>
  was ? rate >= floodBelow : rate >= floodFrom
