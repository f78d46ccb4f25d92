// Apart from what reckons a match's worth: the desk's first load has no room for that (350 kB).
import type { Alarm } from './alarm.ts'

type Words = Pick<Alarm, 'category' | 'reason' | 'action'>

/** Whether the words of the alarm are those of this entry. */
export const speaksOf = (alarm: Words, entry: Words): boolean =>
  entry.category === alarm.category && entry.reason === alarm.reason && entry.action === alarm.action

type Look = Pick<Alarm, 'make' | 'model' | 'colour'>

export const sameLook = (a: Look, b: Look): boolean => a.make === b.make && a.model === b.model && a.colour === b.colour
