import type { Alarm } from '#lib/alarms/alarm.ts'
import type { Unit } from '#lib/response/unit.ts'
import type { TrackPoint } from './track-layer.tsx'

export type MapConfig = {
  /** Leaflet's form, `https://tiles.example/{z}/{x}/{y}.png`; null draws the basemap that comes with the desk. */
  tileUrl: string | null
  attribution?: string
}

export type DeskMapProps = {
  alarms: readonly Alarm[]
  units: readonly Unit[]
  selectedId: string | null
  onSelect: (id: string) => void
  /** Of the selected alarm, in any order. */
  sightings?: readonly TrackPoint[]
  /** The present in milliseconds; without it the server's clock of this screen. */
  now?: number
  config: MapConfig
}
