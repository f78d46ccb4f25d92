import L from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'
import type { BasemapRoads } from './basemap/basemap.ts'
import { styledBy, toLatLngs } from './lines.ts'
import { paneOf } from './panes.ts'

/** Roads: every casing first, then the roads over them, so that crossings join. */
export function RoadLayer({ roads }: BasemapRoads) {
  const map = useMap()
  useEffect(() => {
    const renderer = L.svg({ pane: paneOf(map, 'roads'), padding: 0.6 })
    const group = L.layerGroup().addTo(map)
    for (const part of ['casing', 'road']) {
      for (const { line, rank } of roads) {
        L.polyline(toLatLngs(line), styledBy(`map-${part} map-${rank}`, renderer)).addTo(group)
      }
    }
    return () => {
      group.remove()
      renderer.remove()
    }
  }, [map, roads])
  return null
}
