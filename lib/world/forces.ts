import { isInsideRing, type LonLat, type Position } from '#lib/core/geo.ts'

export type ForceId = 'durrow' | 'north-moors' | 'eden'
export type AreaPolygon = { type: 'Polygon'; coordinates: LonLat[][] }
export type WorldForce = { id: ForceId; name: string; code: 'DUR' | 'NMO' | 'EDN'; label: LonLat; area: AreaPolygon }

/** Tan Hill, where the three areas meet: every inner border starts here, so neighbours share their vertices. */
const tanHill: LonLat = [-2.16, 54.46]

const durrowEden: LonLat[] = [
  [-2.2, 54.508],
  [-2.31, 54.61],
  [-2.4, 54.68],
  [-2.31, 54.79],
  [-2.37, 54.87],
  [-2.53, 54.9],
  [-2.57, 54.985],
  [-2.64, 55.1],
  [-2.69, 55.22],
]
const durrowNorthMoors: LonLat[] = [
  [-2.0, 54.478],
  [-1.88, 54.49],
  [-1.8, 54.512],
  [-1.7, 54.532],
  [-1.61, 54.517],
  [-1.555, 54.49],
  [-1.44, 54.495],
  [-1.355, 54.503],
  [-1.29, 54.488],
  [-1.19, 54.508],
  [-1.12, 54.506],
  [-1.02, 54.495],
  [-0.92, 54.518],
  [-0.855, 54.535],
  [-0.79, 54.562],
  [-0.74, 54.6],
]
const edenNorthMoors: LonLat[] = [
  [-2.3, 54.43],
  [-2.31, 54.37],
  [-2.34, 54.32],
  [-2.41, 54.235],
  [-2.49, 54.165],
  [-2.47, 54.08],
  [-2.5, 54.02],
  [-2.45, 53.95],
]
/** Coasts run a little out to sea so that piers, bridges and cliff roads are inside. */
const durrowOuter: LonLat[] = [
  [-2.46, 55.375],
  [-2.2, 55.43],
  [-1.52, 55.44],
  [-1.5, 55.3],
  [-1.43, 55.15],
  [-1.35, 55.02],
  [-1.31, 54.92],
  [-1.26, 54.83],
  [-1.12, 54.71],
  [-1.03, 54.66],
  [-0.95, 54.61],
]
const edenOuter: LonLat[] = [
  [-2.8, 55.15],
  [-2.93, 55.09],
  [-3.06, 55.0],
  [-3.25, 54.96],
  [-3.5, 54.9],
  [-3.65, 54.68],
  [-3.7, 54.5],
  [-3.5, 54.25],
  [-3.35, 54.03],
  [-3.0, 54.0],
  [-2.9, 53.93],
  [-2.7, 53.93],
]
const northMoorsOuter: LonLat[] = [
  [-2.15, 53.88],
  [-1.95, 53.9],
  [-1.82, 53.905],
  [-1.7, 53.92],
  [-1.52, 53.89],
  [-1.37, 53.845],
  [-1.25, 53.84],
  [-1.1, 53.765],
  [-0.92, 53.8],
  [-0.85, 53.99],
  [-0.62, 54.1],
  [-0.24, 54.17],
  [-0.2, 54.23],
  [-0.34, 54.33],
  [-0.48, 54.46],
  [-0.62, 54.55],
]

/** Inland borders only, for the map: the coast is drawn as coast. */
export const worldBorders: readonly (readonly LonLat[])[] = [
  [tanHill, ...durrowEden],
  [tanHill, ...durrowNorthMoors],
  [tanHill, ...edenNorthMoors],
]

export const worldForces: readonly WorldForce[] = [
  force(
    'durrow',
    'Durrow',
    'DUR',
    [-1.93, 54.66],
    [tanHill, ...durrowEden, ...durrowOuter, ...durrowNorthMoors.toReversed(), tanHill],
  ),
  force(
    'north-moors',
    'North Moors',
    'NMO',
    [-1.12, 54.36],
    [tanHill, ...durrowNorthMoors, ...northMoorsOuter.toReversed(), ...edenNorthMoors.toReversed(), tanHill],
  ),
  force(
    'eden',
    'Eden',
    'EDN',
    [-2.98, 54.765],
    [tanHill, ...edenNorthMoors, ...edenOuter.toReversed(), ...durrowEden.toReversed(), tanHill],
  ),
]

function force(id: ForceId, name: string, code: WorldForce['code'], label: LonLat, ring: LonLat[]): WorldForce {
  return { id, name, code, label, area: { type: 'Polygon', coordinates: [ring] } }
}

/** The force whose area holds the point; undefined out at sea or beyond the world. */
export function findForceAt(point: Position): ForceId | undefined {
  return worldForces.find((one) => isInsideRing(point, one.area.coordinates[0] ?? []))?.id
}
