'use client'
import dynamic from 'next/dynamic'
import { Loading } from '#components/ui/state.tsx'
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

/** The map of open alarms and units. Leaflet needs a window and comes in its own bundle, so it never runs on the server. */
export const DeskMap = dynamic<DeskMapProps>(() => import('./map-stage.tsx').then((module) => module.MapStage), {
  ssr: false,
  loading: () => <Loading what="the map" rows={0} />,
})
