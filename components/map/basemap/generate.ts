/**
 * Writes public/basemap/*.json, the map that needs no network. Run by hand after a change of roads, areas or towns:
 *
 *   node components/map/basemap/generate.ts
 */
import { writeFileSync } from 'node:fs'
import { basemapFiles } from './basemap.ts'
import { buildBasemap } from './build.ts'
import { readCities, readLand } from './source-data.ts'

const basemap = buildBasemap(readLand(), readCities())
let total = 0
for (const file of basemapFiles) {
  const text = `${JSON.stringify(basemap[file])}\n`
  writeFileSync(new URL(`../../../public/basemap/${file}.json`, import.meta.url), text)
  total += text.length
  console.log(`${file}.json ${(text.length / 1000).toFixed(1)} kB`)
}
console.log(`${(total / 1000).toFixed(1)} kB in all`)
