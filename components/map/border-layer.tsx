import L from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'
import type { BasemapAreas } from './basemap/basemap.ts'
import { styledBy, toLatLngs } from './lines.ts'
import { paneOf } from './panes.ts'

/** Where one force's area ends and the next begins, dashed. */
export function BorderLayer({ borders }: Pick<BasemapAreas, 'borders'>) {
  const map = useMap()
  useEffect(() => {
    const renderer = L.svg({ pane: paneOf(map, 'borders'), padding: 0.6 })
    const group = L.layerGroup().addTo(map)
    for (const line of borders) L.polyline(toLatLngs(line), styledBy('map-border', renderer)).addTo(group)
    return () => {
      group.remove()
      renderer.remove()
    }
  }, [map, borders])
  return null
}
