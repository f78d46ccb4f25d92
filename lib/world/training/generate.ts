/**
 * Writes public/training/*.json, the recordings that practice plays. Run by hand after a change of world or policy:
 *
 *   node lib/world/training/generate.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { trainingPlans } from './plans.ts'
import { record } from './record.ts'

const folder = new URL('../../../public/training/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const plan of trainingPlans) {
  const recording = record(plan)
  const text = `${JSON.stringify(recording)}\n`
  writeFileSync(new URL(`${plan.scenario}.json`, folder), text)
  const { arrivals, pictures, entries } = recording
  console.log(
    `${plan.scenario}.json ${(text.length / 1000).toFixed(0)} kB: ${arrivals.length} matches of ${entries.length} entries, ${pictures.length} pictures`,
  )
}
