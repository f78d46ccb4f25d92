import type { Alarm } from './alarm.ts'
import { bandRank } from './band.ts'

/** Unacknowledged first, then band, then score, then oldest, then id: the same on every screen. */
export function byUrgency(a: Alarm, b: Alarm): number {
  return (
    Number(a.state !== 'raised') - Number(b.state !== 'raised') ||
    bandRank(a.band) - bandRank(b.band) ||
    b.score - a.score ||
    Date.parse(a.raisedAt) - Date.parse(b.raisedAt) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}
