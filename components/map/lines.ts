import type L from 'leaflet'
import type { LonLat } from '#lib/core/geo.ts'

export const toLatLngs = (line: readonly LonLat[]): L.LatLngTuple[] => line.map(([lon, lat]) => [lat, lon])

/** Options of a shape whose looks are all in map.css, so that a change of theme costs no script. */
export const styledBy = (className: string, renderer: L.Renderer): L.PolylineOptions => ({
  className,
  renderer,
  interactive: false,
  stroke: false,
  fill: false,
  smoothFactor: 0.6,
})
