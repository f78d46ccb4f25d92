import { METRES_PER_MILE } from '../core/geo.ts'
import type { MatchSignal } from '../matching/signals/match-signal.ts'

/** One end of a journey, as its camera was called. */
export interface SeenAt {
  cameraName: string
  capturedAt: string
}

type OtherEnd = Extract<MatchSignal, { kind: 'impossible-journey' }>['other']

const twoPlaces = 'Seen at'

/** One sentence without its full stop; `nameOf` calls the camera at the other end of a journey. */
export function signalWords(signal: MatchSignal, here: SeenAt, nameOf: (other: OtherEnd) => string): string {
  switch (signal.kind) {
    case 'impossible-journey': {
      const there = nameOf(signal.other)
      const isLater = Date.parse(signal.other.capturedAt) > Date.parse(here.capturedAt)
      const [from, to] = isLater ? [here.cameraName, there] : [there, here.cameraName]
      const miles = Math.round(signal.distanceM / METRES_PER_MILE)
      return `${twoPlaces} ${from} and ${to}, ${miles} miles in ${spanWords(signal.elapsedMs)}: at least ${signal.mph} mph`
    }
    case 'description-conflict':
      return `Not as listed: ${signal.fields.map(({ of, seen, listed }) => `${of} seen ${plain(seen)}, listed ${plain(listed)}`).join('; ')}`
    case 'repeated':
      return `Seen ${signal.count} times in ${spanWords(signal.withinMin * 60_000)}`
    case 'cold':
      return `First sighting after ${signal.days} ${signal.days === 1 ? 'day' : 'days'}`
  }
}

export const speaksOfClone = ({ kind }: MatchSignal): boolean =>
  kind === 'impossible-journey' || kind === 'description-conflict'

export interface CloneSuspicion {
  kind: 'two-places' | 'description'
  words: string
}

/** Why two vehicles may bear the mark; two places at once is the stronger reason. Undefined when nothing says so. */
export function cloneSuspicion(
  signals: readonly MatchSignal[],
  here: SeenAt,
  nameOf: (other: OtherEnd) => string,
): CloneSuspicion | undefined {
  for (const [of, kind] of [
    ['impossible-journey', 'two-places'],
    ['description-conflict', 'description'],
  ] as const) {
    const signal = signals.find((one) => one.kind === of)
    if (signal) return { kind, words: signalWords(signal, here, nameOf) }
  }
  return undefined
}

/** Whether the reason an alarm keeps is already the stronger one. */
export const isOfTwoPlaces = (cloneReason: string): boolean => cloneReason.startsWith(`${twoPlaces} `)

/** What a desk is told when an open alarm comes under this suspicion. */
export const cloneReraise: Record<CloneSuspicion['kind'], string> = {
  'two-places': 'seen in two places at once',
  description: 'vehicle does not match the entry',
}

/** Marks stand in capitals on lists; words do not. */
const plain = (value: string): string => (value.length > 3 ? value.charAt(0) + value.slice(1).toLowerCase() : value)

function spanWords(ms: number): string {
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`
  const minutes = Math.round(ms / 60_000)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
