import { journeys } from './journeys.ts'
import { layers } from './layers.ts'
import { lint, types } from './static.ts'
import type { Outcome, Step } from './step.ts'
import { unit } from './unit.ts'

// `npm test` runs all; `npm test -- unit journeys` these two; further words filter the files: `npm test -- unit lib/env`.
// Those of one group run beside each other: two cores, and each of the first group uses one.
const groups: Step[][] = [[types, lint, layers], [unit], [journeys]]
const steps = groups.flat()
const args = process.argv.slice(2)
const chosen = steps.filter(({ name }) => args.includes(name))
const filters = args.filter((arg) => !steps.some(({ name }) => name === arg))

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = true
  })
}

const outcomes: Outcome[] = []
for (const group of groups) {
  if (stopped) break
  const wanted = group.filter((step) => chosen.length === 0 || chosen.includes(step))
  outcomes.push(...(await Promise.all(wanted.map(tell))))
}

async function tell(step: Step): Promise<Outcome> {
  const begunAt = performance.now()
  const outcome = await step
    .run(filters)
    .catch((error: Error): Outcome => ({ passed: 0, failures: [{ name: step.name, message: error.message }] }))
  const seconds = ((performance.now() - begunAt) / 1000).toFixed(1)
  const { passed, failures, skipped = 0 } = outcome
  const counts = [`${passed} passed`, `${failures.length} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])]
  console.log(`  ${step.name.padEnd(10)} ${counts.join(', ')} … ${seconds} s`)
  return outcome
}

const failures = outcomes.flatMap((outcome) => outcome.failures)
for (const { name, message } of failures) console.log(`\n✗ ${name}\n${message.trim().replace(/^/gm, '    ')}`)
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
if (stopped) console.log('\nstopped before the end')
console.log(`\n${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 || passed === 0 || stopped ? 1 : 0
