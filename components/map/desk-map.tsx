'use client'
import dynamic from 'next/dynamic'
import { Loading } from '#components/ui/state.tsx'
import type { DeskMapProps } from './desk-map-props.ts'

/** The map of open alarms and units. Leaflet needs a window and comes in its own bundle, so it never runs on the server. */
export const DeskMap = dynamic<DeskMapProps>(() => import('./map-stage.tsx').then((module) => module.MapStage), {
  ssr: false,
  loading: () => <Loading what="the map" rows={0} />,
})
