import type { Band } from '../../alarms/band.ts'
import type { ListAge } from '../../hotlists/list-age.ts'
import type { Load } from '../load.ts'
import type { Gap, Keeper } from '../state.ts'

/** One open alarm as the supervisor's page lists it; instants are ISO 8601. */
export interface NowAlarm {
  id: string
  vrm: string
  band: Band
  reason: string
  placeName: string
  ownerName: string | null
  waitingFromAt: string
  /** Of what ran out; null while nothing did. */
  overdueSince: string | null
  overdueFor: string | null
  shelvedUntilAt: string | null
  shelvedByName: string | null
  passTo: string | null
  passAt: string | null
  standing: boolean // open for longer than a day
}

/** What the supervisor's page shows, as at `at`. */
export interface Now {
  at: string
  areas: { id: string; name: string; keepers: Keeper[]; gap: Gap | null }[]
  desks: {
    id: string
    name: string
    keepers: Keeper[]
    load: Load
    flood: { fromAt: string; rate: number; peakRate: number } | null
  }[]
  gaps: Gap[] // open, or over within the last 24 h
  floods: {
    id: string
    deskName: string
    fromAt: string
    untilAt: string | null
    peakRate: number
    topSource: string | null
  }[]
  unanswered: NowAlarm[]
  overdue: NowAlarm[]
  shelved: NowAlarm[]
  passes: NowAlarm[]
  standing: number
  /** Alarms of people who are on watch nowhere. */
  ownedByAbsent: NowAlarm[]
  soundFaults: { personName: string; deskName: string; soundState: string | null }[]
  lists: { id: string; name: string; age: ListAge; refreshedAt: string }[]
  feeds: { id: string; name: string; lastReadAt: string | null; silent: boolean }[]
  matchesWait: boolean // between matcher and desk, for longer than 10 s
}
