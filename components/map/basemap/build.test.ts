import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isInsideRing, type LonLat } from '#lib/core/geo.ts'
import { type BasemapFile, basemapFiles } from './basemap.ts'
import { buildBasemap } from './build.ts'
import { readCities, readLand } from './source-data.ts'

const built = buildBasemap(readLand(), readCities())

function checkedIn(file: BasemapFile): string {
  return readFileSync(new URL(`../../../public/basemap/${file}.json`, import.meta.url), 'utf8')
}

test.each(basemapFiles)('%s.json is what the generator makes of today’s roads, areas and towns', (file) => {
  expect(checkedIn(file) === `${JSON.stringify(built[file])}\n`, 'run node components/map/basemap/generate.ts').toBe(
    true,
  )
})

test('the whole map is small enough to load at once', () => {
  const bytes = basemapFiles.reduce((sum, file) => sum + Buffer.byteLength(checkedIn(file)), 0)
  expect(bytes).toBeLessThan(150_000)
})

describe('land', () => {
  const isLand = ([lon, lat]: LonLat) =>
    built.land.polygons.some((rings) => rings.filter((ring) => isInsideRing({ lon, lat }, ring)).length % 2 === 1)

  test.each<[string, LonLat, boolean]>([
    ['Durham', [-1.58, 54.77], true],
    ['Keswick', [-3.13, 54.6], true],
    ['Cumbria’s coast at Workington', [-3.53, 54.64], true],
    ['the Solway Firth', [-3.5, 54.85], false],
    ['Morecambe Bay', [-2.98, 54.07], false],
    ['Furness', [-3.17, 54.17], true],
    ['the sea off Hartlepool', [-1.1, 54.72], false],
    ['the sea off Whitby', [-0.5, 54.53], false],
  ])('%s', (_, at, expected) => {
    expect(isLand(at)).toBe(expected)
  })
})

describe('places', () => {
  const { places } = built.places

  test('names no place twice at one spot, and every name has room at the first zoom it claims', () => {
    expect(new Set(places.map(({ name, at }) => `${name} ${at}`)).size).toBe(places.length)
    for (const name of ['Newcastle', 'Durham', 'York', 'Carlisle', 'Middlesbrough']) {
      expect(places.find((place) => place.name === name)?.minZoom, name).toBeLessThanOrEqual(9)
    }
  })

  test('a village never comes before the city beside it', () => {
    const zoomOf = (name: string) => places.find((place) => place.name === name)?.minZoom ?? Number.NaN
    expect(zoomOf('Brandon')).toBeGreaterThan(zoomOf('Durham'))
    expect(zoomOf('Gateshead')).toBeGreaterThan(zoomOf('Newcastle'))
  })
})
