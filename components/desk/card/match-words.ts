import type { Alarm } from '#lib/alarms/alarm.ts'
import { sureness } from '#lib/matching/sureness.ts'
import { explained } from './explanation.ts'
import { strongestOf } from './found.ts'
import { type Said, said } from './said.ts'
import type { DetailState } from './use-detail.ts'

type Known = Pick<DetailState, 'detail' | 'fault'>

/** What is said of the newest sighting's match. The board knows how it matched; the rest is in the detail alone. */
export function matchWords(alarm: Alarm, state: Known): { match: string; runnersUp: Said; camera: Said } {
  const sighting = state.detail?.sightings[0]
  const match = strongestOf(state.detail?.matches ?? [], sighting?.readId ?? alarm.lastSighting.readId)
  return {
    match: `${match?.kind ?? alarm.matchKind}, ${sureness(match?.posterior ?? alarm.posterior)} sure`,
    runnersUp: said(state, () => {
      const marks = explained(match).runnersUp.map(({ mark, posterior }) => `${mark} ${percent(posterior)}`)
      return marks.join(', ') || 'none listed'
    }),
    camera: said(state, () => confidenceWords(sighting)),
  }
}

function confidenceWords(sighting: { confidence: number | null } | undefined): string {
  if (!sighting) return 'no sighting is held'
  return sighting.confidence === null ? 'gave no confidence' : `${Math.round(sighting.confidence)} % confident`
}

const percent = (share: number): string => (share < 0.01 ? 'under 1 %' : `${Math.round(100 * share)} %`)
