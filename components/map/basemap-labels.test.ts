import { expect, it } from 'vitest'
import type { Basemap } from './basemap/basemap.ts'
import { wantedLabels } from './basemap-labels.ts'

const basemap: Basemap = {
  land: { attribution: '', polygons: [] },
  water: { lakes: [], rivers: [] },
  roads: {
    roads: [
      { shield: 'B1', rank: 'primary', line: [], shields: [[0, 0]] },
      { shield: 'M1', rank: 'motorway', line: [], shields: [[1, 1]] },
    ],
  },
  places: {
    attribution: '',
    places: [
      { name: 'Large', at: [0, 0], population: 200_000, minZoom: 6 },
      { name: 'Small', at: [1, 0], population: 2000, minZoom: 10 },
    ],
  },
  areas: { areas: [{ id: 'd', name: 'Durrow', label: [2, 2], ring: [] }], borders: [] },
}
const texts = (zoom: number) =>
  wantedLabels(basemap, zoom, ([x, y]) => ({ x: x * 100, y: y * 100 })).map(({ what }) => `${what.kind} ${what.text}`)

it.each([
  ['far away: large towns and forces', 7, ['city Large', 'force Durrow']],
  ['road numbers, motorways first', 9, ['city Large', 'shield M1', 'force Durrow', 'shield B1']],
  ['near: small towns too', 10, ['city Large', 'shield M1', 'force Durrow', 'town Small', 'shield B1']],
])('%s', (_name, zoom, expected) => expect(texts(zoom)).toEqual(expected))
