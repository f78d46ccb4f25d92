import { type Band, bandNames } from '../../alarms/band.ts'
import { type Area, isInAny, type Place } from '../../cameras/area.ts'

/** An open alarm as far as a handover tells it. */
export interface HandedAlarm {
  id: string
  vrm: string
  band: Band
  reason: string
  state: string
  ownerId: string | null
  restricted: boolean
  decided: boolean
  escalated: boolean // a deadline of it ran out
  place: Place
  placeName: string
}

export const itemKinds = ['area', 'owned', 'pass', 'overdue', 'open', 'shelved', 'feed', 'note'] as const
export type ItemKind = (typeof itemKinds)[number]
export const itemNames: Record<ItemKind, string> = {
  area: 'Areas to watch',
  owned: 'Alarms in hand',
  pass: 'Passes not answered yet',
  overdue: 'Overdue',
  open: 'Open, nobody’s yet',
  shelved: 'Shelved',
  feed: 'Feed faults',
  note: 'Watch for',
}

export interface Item {
  kind: ItemKind
  alarmId: string | null
  areaId: string | null
  restricted: boolean
  words: string
}

const words = ({ vrm, band, reason, placeName }: HandedAlarm) => `${bandNames[band]} ${vrm}: ${reason}, ${placeName}`
const stateWords: Record<string, string> = {
  acknowledged: 'not verified',
  verified: 'not decided',
  deployed: 'deployed',
}

/** What one alarm is to a handover: owned ones change their owner, the others are told. Null: nothing to say. */
function kindOf(alarm: HandedAlarm, personId: string): ItemKind | null {
  if (alarm.ownerId === personId) return alarm.state === 'passed' ? 'pass' : 'owned'
  if (alarm.ownerId !== null) return null
  if (alarm.state === 'shelved') return 'shelved'
  if (alarm.escalated || alarm.state === 'missed') return 'overdue'
  return alarm.band === 'high' || alarm.band === 'medium' ? 'open' : null
}

/**
 * Everything that an outgoing operator hands over, in the order in which it is gone through. Low alarms that nobody owns
 * are one item with their number: accepting each would bury the rest.
 */
export function itemsOf(
  personId: string,
  areas: readonly Area[],
  alarms: readonly HandedAlarm[],
  faults: readonly string[],
  note: string,
): Item[] {
  const plain = { alarmId: null, areaId: null, restricted: false }
  const here = alarms.filter((alarm) => alarm.ownerId === personId || isInAny(areas, alarm.place))
  const told = here.flatMap((alarm): Item[] => {
    const kind = kindOf(alarm, personId)
    if (!kind) return []
    const state =
      kind === 'owned' && stateWords[alarm.state] ? ` (${alarm.decided ? 'decided' : stateWords[alarm.state]})` : ''
    return [{ kind, alarmId: alarm.id, areaId: null, restricted: alarm.restricted, words: `${words(alarm)}${state}` }]
  })
  const lows = here.filter((alarm) => alarm.ownerId === null && kindOf(alarm, personId) === null && !alarm.restricted)
  const items: Item[] = [
    ...areas.map((area): Item => ({ ...plain, kind: 'area', areaId: area.id, words: area.name })),
    ...told,
    ...(lows.length > 0 ? [{ ...plain, kind: 'open' as const, words: `${lows.length} Low, not acknowledged` }] : []),
    ...faults.map((fault): Item => ({ ...plain, kind: 'feed', words: fault })),
    ...(note === '' ? [] : [{ ...plain, kind: 'note' as const, words: note }]),
  ]
  return items.toSorted((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind))
}
