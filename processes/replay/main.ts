import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createMatcher, DEFAULT_TAU, type Matcher } from '#lib/matching/matcher.ts'
import { isHeading, parseEntryLine, splitRow } from '#lib/matching/replay/entry-line.ts'
import { parseReadLine } from '#lib/matching/replay/read-line.ts'

const USAGE = 'npm run replay -- --list entries.csv --reads reads.ndjson --out matches.ndjson [--tau 0.001]'
/** Problems told one by one; the rest are counted. */
const MOST_TOLD = 20

const { values } = parseArgs({
  options: { list: { type: 'string' }, reads: { type: 'string' }, out: { type: 'string' }, tau: { type: 'string' } },
})
const tau = values.tau === undefined ? DEFAULT_TAU : Number(values.tau)
if (!values.list || !values.reads || !values.out || !(tau > 0 && tau < 1)) {
  console.error(`Usage: ${USAGE} (tau between 0 and 1)`)
  process.exit(2)
}

let told = 0
let untold = 0
function tell(problem: string): void {
  if (told++ < MOST_TOLD) console.error(problem)
  else untold++
}

/** Loads the list; answers the marks whose owners wrote them otherwise than they are matched, by entry id. */
async function loadList(path: string, matcher: Matcher): Promise<Map<string, string>> {
  const writtenById = new Map<string, string>()
  let row = 0
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    row++
    const cells = splitRow(row === 1 ? text.replace(/^\uFEFF/, '') : text)
    if (cells === undefined) tell(`${path}, row ${row}: quotes that do not close`)
    if (cells === undefined || cells.every((cell) => cell === '') || (row === 1 && isHeading(cells))) continue
    const { entry, written } = parseEntryLine(cells, row)
    const { refused } = matcher.add(entry)
    if (refused) tell(`${path}, row ${row}: ${refused}`)
    else if (written !== entry.mark) writtenById.set(entry.entryId, written)
  }
  return writtenById
}

const matcher = createMatcher({ tau })
const writtenById = await loadList(values.list, matcher)
console.error(`${matcher.size} entries listed from ${values.list}`)

const out = createWriteStream(values.out)
const lines = createInterface({ input: createReadStream(values.reads), crlfDelay: Number.POSITIVE_INFINITY })
let line = -1
let reads = 0
let matched = 0
for await (const text of lines) {
  line++
  if (text.trim() === '') continue
  const parsed = parseReadLine(text)
  if ('problem' in parsed) {
    tell(`${values.reads}, line ${line}: ${parsed.problem}`)
    continue
  }
  reads++
  const seen = new Set<string>()
  for (const { entryId, mark, kind, posterior, explanation } of matcher.match(parsed.read)) {
    if (seen.has(mark)) continue
    seen.add(mark)
    const entry = writtenById.get(entryId) ?? mark
    if (!out.write(`${JSON.stringify({ read: line, entry, kind, posterior, explanation })}\n`)) await once(out, 'drain')
    matched++
  }
}
out.end()
await once(out, 'finish')
if (untold > 0) console.error(`and ${untold} problems more`)
console.error(`${reads} reads, ${matched} matches, ${told} lines not used`)
