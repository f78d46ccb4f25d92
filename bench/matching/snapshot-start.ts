import { createMatcher } from '#lib/matching/matcher.ts'
import { loadSnapshot } from '#lib/matching/snapshot/store.ts'

// What a start costs that finds this snapshot, in a process that holds nothing else: CPU seconds until reads can be matched,
// and how many entries there are then; for `measureSnapshot`.
const [path] = process.argv.slice(2)
const before = process.cpuUsage()
const matcher = createMatcher({}, await loadSnapshot(path as string))
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, entries: matcher.size }))
