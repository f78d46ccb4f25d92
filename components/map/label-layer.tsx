import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import type { Basemap } from './basemap/basemap.ts'
import { type MapLabel, wantedLabels } from './basemap-labels.ts'
import { type Box, placeLabels } from './label-places.ts'
import { createMarkerSet, type MarkerSet, type WantedMarker } from './marker-set.ts'
import { paneOf } from './panes.ts'
import { useView } from './use-view.ts'

/** Names of towns, roads and forces. Placed for a whole zoom level at once, so that nothing jumps while panning. */
export function LabelLayer({ basemap }: { basemap: Basemap }) {
  const map = useMap()
  const { zoom, bounds } = useView()
  const set = useRef<MarkerSet | null>(null)

  useEffect(() => {
    set.current = createMarkerSet(map, paneOf(map, 'labels'))
    return () => set.current?.remove()
  }, [map])

  useEffect(() => {
    const wanted = wantedLabels(basemap, zoom, ([lon, lat]) => map.project([lat, lon], zoom))
    const spots = new Map(wanted.map(({ what, spots }) => [what, spots]))
    const markers = placeLabels(wanted).map(({ what, spot }) => marker(what, spots.get(what)?.[spot] as Box, spot))
    set.current?.show(markers.filter(({ at }) => bounds.contains(at)))

    function marker(label: MapLabel, box: Box, spot: number): WantedMarker {
      // a force's name moves with its spot; a town's dot stays and its name changes sides
      const y = label.kind === 'force' ? box.top + box.height / 2 : label.y
      const at = map.unproject(L.point(label.x, y), zoom)
      const side = spot === 1 && label.kind !== 'force' ? ' map-label-left' : ''
      const className = `map-marker map-${label.kind}${side}`
      const draw = (element: HTMLElement) => {
        element.className = className
        element.textContent = label.text
      }
      return { key: label.key, at, look: className, draw }
    }
  }, [map, basemap, zoom, bounds])
  return null
}
