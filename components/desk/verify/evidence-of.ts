import { londonTime } from '#components/ui/london.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { CheckName } from '#lib/alarms/coding.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { strongestOf } from '../card/found.ts'
import type { DetailState } from '../card/use-detail.ts'
import { vehicleWords } from '../words.ts'
import { oddityOf, vehicleDiffers } from './evidence.ts'

type Evidence = { words: string; odd: boolean }

/** What the machine knows about each check, for the person who answers it; what it does not know yet it does not judge. */
export function evidenceOf(
  alarm: Alarm,
  { detail, fault }: Pick<DetailState, 'detail' | 'fault'>,
): Record<CheckName, Evidence> {
  if (detail) return known(alarm, detail)
  const odd = fault !== null
  const come = (done: string) => (odd ? `could not be ${done}` : `being ${done}`)
  return {
    characters: marks(alarm.lastSighting.vrm, alarm.vrm),
    vehicle: { words: `listed ${vehicleWords(alarm)}; what the camera saw: ${come('fetched')}`, odd },
    entry: { words: come('checked'), odd },
    oddity: { words: `The sightings: ${come('fetched')}`, odd },
  }
}

const marks = (read: string, listed: string): Evidence => ({
  words: `read ${read}, listed ${listed}`,
  odd: read !== listed,
})

function known(alarm: Alarm, detail: AlarmDetail): Record<CheckName, Evidence> {
  const sighting = detail.sightings[0]
  const match = strongestOf(detail.matches, sighting?.readId ?? alarm.lastSighting.readId)
  const entry = detail.entries.find(({ id }) => id === match?.entryId) ?? detail.entries[0]
  const expected = entry ?? alarm
  const unseen = !sighting || (!sighting.make && !sighting.model && !sighting.colour)
  return {
    characters: marks(sighting?.vrm ?? alarm.lastSighting.vrm, entry?.vrm ?? alarm.vrm),
    vehicle: {
      words: `listed ${vehicleWords(expected)}${unseen ? '; the camera did not say' : `; camera saw ${vehicleWords(sighting)}`}`,
      odd: sighting !== undefined && vehicleDiffers(expected, sighting).length > 0,
    },
    entry: {
      words: `${entry?.live ? 'live' : 'NOT live'} when checked at ${londonTime(detail.checkedAt)}`,
      odd: !entry?.live,
    },
    oddity: oddityOf(detail.sightings, entry),
  }
}
