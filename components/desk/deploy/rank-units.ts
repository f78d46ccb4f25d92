import { distanceM, METRES_PER_MILE } from '#lib/core/geo.ts'
import type { Unit } from '#lib/response/unit.ts'

/**
 * The estimate that the screen states beside every figure: roads are about 1.3 times as long as the straight line in
 * open country, and a response vehicle averages 50 mph on them. It orders units; it promises nothing.
 */
export const roadFactor = 1.3
export const assumedMph = 50

/** A position older than this is "last known", not where the unit is (UX A, Map). */
export const staleAfterMs = 120_000

export interface RankedUnit {
  unit: Unit
  busy: boolean
  /** Straight line in metres, null without a position. */
  distanceM: number | null
  etaMin: number | null
  positionAgeMs: number | null
}

/** Units on duty, free ones first, then nearest to the place, then by call sign; those without a position last. */
export function rankUnits(units: Iterable<Unit>, place: { lat: number; lon: number }, nowMs: number): RankedUnit[] {
  return [...units]
    .filter(({ onDuty }) => onDuty)
    .map((unit) => rank(unit, place, nowMs))
    .sort(
      (a, b) =>
        Number(a.busy) - Number(b.busy) ||
        (a.distanceM ?? Number.POSITIVE_INFINITY) - (b.distanceM ?? Number.POSITIVE_INFINITY) ||
        a.unit.callSign.localeCompare(b.unit.callSign),
    )
}

function rank(unit: Unit, place: { lat: number; lon: number }, nowMs: number): RankedUnit {
  const busy = unit.deployment !== null
  if (unit.lat === null || unit.lon === null) return { unit, busy, distanceM: null, etaMin: null, positionAgeMs: null }
  const metres = distanceM({ lat: unit.lat, lon: unit.lon }, place)
  const hours = (metres * roadFactor) / METRES_PER_MILE / assumedMph
  const positionAgeMs = unit.positionAt === null ? null : Math.max(0, nowMs - Date.parse(unit.positionAt))
  return { unit, busy, distanceM: metres, etaMin: Math.max(1, Math.round(hours * 60)), positionAgeMs }
}

/** `4.2 mi` or `6.8 km`; whole ones from ten on. */
export const distanceWords = (metres: number, unit: 'miles' | 'kilometres' = 'miles'): string => {
  const length = metres / (unit === 'miles' ? METRES_PER_MILE : 1000)
  return `${length < 10 ? length.toFixed(1) : Math.round(length)} ${unit === 'miles' ? 'mi' : 'km'}`
}

const kinds: Record<string, string> = { arv: 'Armed response', response: 'Response', traffic: 'Traffic', dog: 'Dogs' }

/** The kind in words; one that this screen does not know as its force writes it. */
export const unitKindWords = (kind: string): string => kinds[kind] ?? kind
