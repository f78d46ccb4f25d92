/** One tone of a pattern: when it begins, how long it lasts, how high it is. */
export interface Pulse {
  atMs: number
  forMs: number
  hz: number
}

export type PatternName = 'high' | 'medium' | 'low' | 'summary' | 'summary-high' | 'fault'

/** Pulses of one length and pitch, `gapMs` of silence between them; `pauses` lengthens the gap after some of them. */
function row(hz: number, count: number, forMs: number, gapMs: number, pauses: Readonly<Record<number, number>> = {}) {
  const pulses: Pulse[] = []
  let atMs = 0
  for (let at = 0; at < count; at++) {
    pulses.push({ atMs, forMs, hz })
    atMs += forMs + (pauses[at] ?? gapMs)
  }
  return pulses
}

export const lengthOf = (pulses: readonly Pulse[]): number =>
  pulses.reduce((end, { atMs, forMs }) => Math.max(end, atMs + forMs), 0)

const after = (first: readonly Pulse[], pauseMs: number, second: readonly Pulse[]): Pulse[] => {
  const begin = lengthOf(first) + pauseMs
  return [...first, ...second.map((pulse) => ({ ...pulse, atMs: begin + pulse.atMs }))]
}

// IEC 60601-1-8 tells urgency by the number and the pace of pulses: 3 + 2, twice, for High; 3 for Medium; 1 for Low. The
// pitch helps the ear but carries nothing by itself. Between the third and the fourth pulse lie two gaps and a pulse.
const highBurst = row(740, 5, 140, 90, { 2: 90 * 2 + 140 })
const rising: Pulse[] = [
  { atMs: 0, forMs: 110, hz: 330 },
  { atMs: 150, forMs: 110, hz: 440 },
  { atMs: 300, forMs: 110, hz: 554 },
  { atMs: 450, forMs: 420, hz: 554 },
]

/** What is heard. A summary stands for more alarms than anybody could tell apart; two falling tones are a system fault. */
export const patterns: Readonly<Record<PatternName, readonly Pulse[]>> = {
  high: after(highBurst, 600, highBurst),
  medium: row(554, 3, 180, 180),
  low: row(440, 1, 220, 0),
  summary: rising,
  'summary-high': after(highBurst, 400, rising),
  fault: [
    { atMs: 0, forMs: 320, hz: 392 },
    { atMs: 360, forMs: 320, hz: 262 },
    { atMs: 900, forMs: 320, hz: 392 },
    { atMs: 1260, forMs: 320, hz: 262 },
  ],
}

/** Patterns that a floor of loudness holds for, whatever the volume says. */
export const isForHigh = (name: PatternName): boolean => name === 'high' || name === 'summary-high'

/** From a volume in per cent to the gain of a signal: the ear hears steps of loudness, not of pressure. */
export const gainOf = (volume: number, name: PatternName, floor: number): number =>
  ((isForHigh(name) ? Math.max(volume, floor) : volume) / 100) ** 2
