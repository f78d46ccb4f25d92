import type { LonLat } from '#lib/core/geo.ts'
import type { Basemap } from './basemap/basemap.ts'
import type { Box, WantedLabel } from './label-places.ts'

export type XY = { x: number; y: number }
export type MapLabel = { key: string; kind: 'town' | 'city' | 'shield' | 'force'; text: string; x: number; y: number }

const CITY = 90_000

/** Below this zoom the roads are threads and their numbers would hide them. */
const SHIELD_ZOOM = 8

const around = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  width,
  height,
})

/**
 * The names that may appear at a zoom level with the boxes they could take, most important first. `project` gives
 * pixels; widths are estimated from the number of characters (0.56 em for IBM Plex Sans), which is near enough.
 */
export function wantedLabels(basemap: Basemap, zoom: number, project: (at: LonLat) => XY): WantedLabel<MapLabel>[] {
  const cities: WantedLabel<MapLabel>[] = []
  const towns: WantedLabel<MapLabel>[] = []
  const forces: WantedLabel<MapLabel>[] = []
  const motorways: WantedLabel<MapLabel>[] = []
  const roads: WantedLabel<MapLabel>[] = []
  for (const { name, at, population, minZoom } of basemap.places.places) {
    if (zoom < minZoom) continue
    const { x, y } = project(at)
    const kind = population >= CITY ? 'city' : 'town'
    const width = name.length * (kind === 'city' ? 7.4 : 6.6) + 10
    // right of the dot, then left of it; the dot itself belongs to both boxes
    const spots = [around(x + width / 2, y, width + 8, 18), around(x - width / 2, y, width + 8, 18)]
    const label = { what: { key: `town ${name} ${at}`, kind, text: name, x, y } as const, spots }
    ;(kind === 'city' ? cities : towns).push(label)
  }
  for (const { id, name, label } of basemap.areas.areas) {
    const { x, y } = project(label)
    const spots = [0, 34, -34, 68, -68].map((shift) => around(x, y + shift, name.length * 14, 26))
    forces.push({ what: { key: `force ${id}`, kind: 'force', text: name, x, y }, spots })
  }
  for (const { shield, rank, shields } of zoom < SHIELD_ZOOM ? [] : basemap.roads.roads) {
    for (const at of shields) {
      const { x, y } = project(at)
      const what = { key: `road ${shield} ${at}`, kind: 'shield', text: shield, x, y } as const
      // larger than it is, so that the numbers of one road keep their distance
      const label = { what, spots: [around(x, y, shield.length * 7 + 44, 44)] }
      ;(rank === 'motorway' ? motorways : roads).push(label)
    }
  }
  return [...cities, ...motorways, ...forces, ...towns, ...roads]
}
