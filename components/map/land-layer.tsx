import L from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'
import type { BasemapLand, BasemapWater } from './basemap/basemap.ts'
import { styledBy, toLatLngs } from './lines.ts'
import { paneOf } from './panes.ts'

/** Land over the sea, lakes and rivers over the land. */
export function LandLayer({ land, water }: { land: BasemapLand; water: BasemapWater }) {
  const map = useMap()
  useEffect(() => {
    const renderer = L.svg({ pane: paneOf(map, 'land'), padding: 0.6 })
    const group = L.layerGroup().addTo(map)
    for (const rings of land.polygons) L.polygon(rings.map(toLatLngs), styledBy('map-land', renderer)).addTo(group)
    for (const { line } of water.rivers) L.polyline(toLatLngs(line), styledBy('map-river', renderer)).addTo(group)
    for (const { ring } of water.lakes) L.polygon(toLatLngs(ring), styledBy('map-lake', renderer)).addTo(group)
    return () => {
      group.remove()
      renderer.remove()
    }
  }, [map, land, water])
  return null
}
