import type { Area } from '../cameras/area.ts'
import type { GapWhy } from './coverage.ts'
import type { Load } from './load.ts'

/** Instants are ISO 8601 in UTC. */
export interface DeskPlace {
  id: string
  name: string
  forceId: string
  areaIds: string[]
}

/** A person on watch, as colleagues see it. */
export interface Keeper {
  watchId: string
  personId: string
  personName: string
  deskId: string
  deskName: string
  /** With those of colleagues on a break for whom they stand in. */
  areaIds: string[]
  ownAreaIds: string[]
  /** What the desk could watch. */
  couldWatch: string[]
  fromAt: string
  onBreakSince: string | null
  coveredBy: string | null // the colleague's name
  covers: string[] // names of colleagues on a break
  lastSeenAt: string | null
  silent: boolean
  soundState: string | null
}

export interface Gap {
  id: string
  areaId: string
  areaName: string
  fromAt: string
  untilAt: string | null
  why: GapWhy | 'no-service'
  noticedAt: string
  told: string[]
}

export const gapWords: Record<Gap['why'], string> = {
  nobody: 'nobody logged on',
  silent: 'its desk is silent',
  break: 'on a break, nobody stands in',
  'no-service': 'the system was down',
}

export interface FloodState {
  fromAt: string
  rate: number
  peakRate: number
  topSource: string | null
}

/** An alarm that went back to the queue while its owner was silent. */
export interface TakenBack {
  alarmId: string
  vrm: string
  band: string
  at: string
}

/** What one person's desk needs to know of watch-keeping. */
export interface WatchState {
  at: string
  areas: Area[]
  desks: DeskPlace[]
  mine: Keeper | null
  colleagues: Keeper[]
  load: Load | null // of the desk one is on watch at
  flood: FloodState | null
  gaps: Gap[] // open ones; for supervisors
  floods: { deskName: string; fromAt: string; rate: number }[] // open ones; for supervisors
  takenBack: TakenBack[]
  handoversToMe: { id: string; fromName: string; left: number }[]
  ownSilentSec: number
}
