import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { londonMinute } from '#components/ui/london.ts'
import type { Band } from '#lib/alarms/band.ts'
import { styledBy } from './lines.ts'
import { createMarkerSet, type MarkerSet } from './marker-set.ts'
import { paneOf } from './panes.ts'

/** What the map needs of a sighting; the card's `Sighting` fits. */
export type TrackPoint = { readId: string; lat: number; lon: number; capturedAt: string; cameraName: string }

/** Where the selected vehicle was seen: straight lines between cameras, for nobody knows the way it took. */
export function TrackLayer({ sightings, band }: { sightings: readonly TrackPoint[]; band: Band }) {
  const map = useMap()
  const line = useRef<L.Polyline | null>(null)
  const dots = useRef<MarkerSet | null>(null)

  useEffect(() => {
    const renderer = L.svg({ pane: paneOf(map, 'track'), padding: 0.6 })
    line.current = L.polyline([], styledBy(`map-track map-track-${band}`, renderer)).addTo(map)
    dots.current = createMarkerSet(map, 'track')
    return () => {
      line.current?.remove()
      dots.current?.remove()
      renderer.remove()
    }
  }, [map, band])

  useEffect(() => {
    const ordered = sightings.toSorted((a, b) => a.capturedAt.localeCompare(b.capturedAt))
    line.current?.setLatLngs(ordered.map(({ lat, lon }): L.LatLngTuple => [lat, lon]))
    // The newest is the alarm's own symbol.
    const earlier = ordered.slice(0, -1)
    dots.current?.show(
      earlier.map(({ readId, lat, lon, capturedAt, cameraName }) => ({
        key: readId,
        at: [lat, lon],
        look: `${band} ${capturedAt} ${cameraName}`,
        draw: (element) => {
          element.className = `map-marker map-sighting map-track-${band}`
          element.dataset.time = londonMinute(capturedAt)
          element.title = `${cameraName}, ${londonMinute(capturedAt)}`
        },
      })),
    )
  }, [sightings, band])
  return null
}
