import type { Alarm } from '#lib/alarms/alarm.ts'
import type { OnwardCamera } from '#lib/cameras/onward.ts'
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
  /** Where the selected vehicle may be read next. */
  onward?: readonly OnwardCamera[]
  /** The present in milliseconds; without it the server's clock of this screen. */
  now?: number
  /** A place to turn to, once for each new object. */
  lookAt?: { lat: number; lon: number } | null
  /** Opens the map in a window of its own; without it there is no button for it. */
  onOwnWindow?: () => void
  config: MapConfig
  /** Whether this person may be shown the cameras. */
  showsCameras: boolean
}
