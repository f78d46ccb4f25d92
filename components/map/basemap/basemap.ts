import type { LonLat } from '#lib/core/geo.ts'

/** What the files under /basemap hold. Coordinates are longitude, latitude, rounded to 4 decimals (about 8 m). */

/** land.json: the land of the shown part of the world, holes (inland seas) included. */
export type BasemapLand = { attribution: string; polygons: LonLat[][][] }

/** water.json: lakes over the land, rivers as lines. */
export type BasemapWater = { lakes: { name: string; ring: LonLat[] }[]; rivers: { name: string; line: LonLat[] }[] }

export type RoadRank = 'motorway' | 'trunk' | 'primary'

/** roads.json, busiest last so that it is drawn on top; `shields` are good places for the road's number. */
export type BasemapRoads = { roads: { shield: string; rank: RoadRank; line: LonLat[]; shields: LonLat[] }[] }

/** places.json, largest first. `minZoom` is the first zoom at which the name has room beside larger ones. */
export type BasemapPlaces = {
  attribution: string
  places: { name: string; at: LonLat; population: number; minZoom: number }[]
}

/** areas.json: whole areas, and the inland borders alone, each once. */
export type BasemapAreas = {
  areas: { id: string; name: string; label: LonLat; ring: LonLat[] }[]
  borders: LonLat[][]
}

export const basemapFiles = ['land', 'water', 'roads', 'places', 'areas'] as const
export type BasemapFile = (typeof basemapFiles)[number]

export type Basemap = {
  land: BasemapLand
  water: BasemapWater
  roads: BasemapRoads
  places: BasemapPlaces
  areas: BasemapAreas
}
