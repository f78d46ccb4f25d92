import { signalWords, speaksOfClone } from '#lib/alarms/clone.ts'
import type { JoinedMatch, Sighting } from '#lib/alarms/detail.ts'

/** Something remarkable in words; `odd` when it speaks for a second vehicle with this mark. */
export interface Found {
  words: string
  odd: boolean
}

/** What was found beside the mark, odd things first: those of every sighting, calm ones of the newest only. */
export function found(sightings: readonly Sighting[]): Found[] {
  const all = sightings.flatMap((sighting, turn) =>
    sighting.signals
      .filter((signal) => turn === 0 || speaksOfClone(signal))
      .map((signal) => ({
        odd: speaksOfClone(signal),
        words: signalWords(
          signal,
          sighting,
          ({ readId, cameraId }) => sightings.find((each) => each.readId === readId)?.cameraName ?? cameraId,
        ),
      })),
  )
  const once = [...new Map(all.map((each) => [each.words, each])).values()]
  return once.sort((a, b) => Number(b.odd) - Number(a.odd))
}

/** The match that speaks loudest for a read: an exact one, then the likeliest. */
export function strongestOf(matches: readonly JoinedMatch[], readId: string): JoinedMatch | undefined {
  const own = matches.filter((match) => match.readId === readId)
  const rank = ({ kind, posterior }: JoinedMatch) => posterior + (kind === 'exact' ? 1 : 0)
  return own.sort((a, b) => rank(b) - rank(a))[0] ?? matches[0]
}
