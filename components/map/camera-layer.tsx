import type { LatLngTuple } from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { type CameraState, cameraStateWords } from '#lib/cameras/camera-state.ts'
import type { MapCamera } from '#lib/cameras/map-camera.ts'
import { span } from './element.ts'
import { createMarkerSet, type MarkerSet, type WantedMarker } from './marker-set.ts'
import { paneOf } from './panes.ts'
import { useView } from './use-view.ts'

/** Below this zoom working cameras would only be dust on the roads: then the faulty ones alone are drawn. */
const ALL_FROM_ZOOM = 9

/** Cameras where they stand, each pointing where its traffic goes; a silent one is crossed, one switched off is hollow. */
export function CameraLayer({ cameras }: { cameras: readonly MapCamera[] }) {
  const map = useMap()
  const { zoom, bounds } = useView()
  const set = useRef<MarkerSet | null>(null)

  useEffect(() => {
    set.current = createMarkerSet(map, paneOf(map, 'cameras'), () => {})
    return () => set.current?.remove()
  }, [map])

  useEffect(() => {
    const drawn = cameras.filter(
      ({ lat, lon, state }) => (state === 'silent' || zoom >= ALL_FROM_ZOOM) && bounds.contains([lat, lon]),
    )
    set.current?.show(drawn.map(wantedMarker))
  }, [cameras, zoom, bounds])
  return null
}

const urgency: Record<CameraState, number> = { silent: 100, working: 50, off: 0 }

function wantedMarker(camera: MapCamera): WantedMarker {
  const { id, name, direction, bearing, state, lat, lon } = camera
  const draw = (element: HTMLElement) => {
    element.className = 'map-marker map-camera'
    element.dataset.cameraId = id
    element.dataset.state = state
    element.title = `${name} ${direction}: ${cameraStateWords[state]}`
    const eye = span('map-camera-eye')
    if (direction) eye.style.rotate = `${bearing}deg`
    element.replaceChildren(eye)
  }
  return { key: id, at: [lat, lon] as LatLngTuple, look: `${name} ${bearing} ${state}`, draw, zIndex: urgency[state] }
}
