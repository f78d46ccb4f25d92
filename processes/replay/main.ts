import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createMatcher, type Matcher, type ReadToMatch } from '#lib/matching/matcher.ts'
import { parseEntryLine } from '#lib/matching/replay/entry-line.ts'
import { parseHeading, usualColumns } from '#lib/matching/replay/heading.ts'
import { parseReadLine } from '#lib/matching/replay/read-line.ts'
import { type Row, RowReader } from '#lib/matching/replay/row.ts'
import { openFiles, parseSettings, type ReplaySettings, sentenceOf, usage } from './settings.ts'
import { linesOf } from './text-lines.ts'

/** Problems told one by one; the rest are counted. */
const MOST_TOLD = 20
const WRITE_CHARACTERS = 256 * 1024

let told = 0
function tell(problem: string): void {
  if (told++ < MOST_TOLD) console.error(problem)
}

/** Loads the list; answers the marks whose owners wrote them otherwise than they are matched, by entry id. */
async function loadList(path: string, matcher: Matcher): Promise<Map<string, string>> {
  const writtenById = new Map<string, string>()
  let columns = usualColumns
  let isFirst = true
  const take = ({ line, cells }: Row) => {
    if (cells === undefined) return tell(`${path}, row ${line}: quotes that do not close`)
    if (cells.every((cell) => cell === '')) return
    const heading = isFirst ? parseHeading(cells) : undefined
    isFirst = false
    if (heading && 'problem' in heading) throw new Error(`${path}: ${heading.problem}`)
    if (heading) {
      columns = heading.columns
      return
    }
    const { entry, written } = parseEntryLine(cells, line, columns)
    const { refused } = matcher.add(entry)
    if (refused) tell(`${path}, row ${line}: ${refused}`)
    else if (written !== entry.mark) writtenById.set(entry.entryId, written)
  }
  const rows = new RowReader()
  for await (const lines of linesOf(path)) for (const line of lines) rows.take(line).forEach(take)
  rows.end().forEach(take)
  return writtenById
}

/** Matches every read and writes what it finds; counts of both. */
async function matchReads(
  { reads: path, out: outPath }: ReplaySettings,
  matcher: Matcher,
  written: Map<string, string>,
) {
  const out = createWriteStream(outPath)
  const failed = new Promise<never>((_, reject) => out.once('error', reject))
  failed.catch(() => {})
  let [line, reads, matches, text] = [-1, 0, 0, '']
  const flush = async () => {
    const isFull = !out.write(text)
    text = ''
    if (isFull) await Promise.race([once(out, 'drain'), failed])
  }
  for await (const lines of linesOf(path)) {
    const parsed: { line: number; read: ReadToMatch }[] = []
    for (const json of lines) {
      line++
      if (json.trim() === '') continue
      const one = parseReadLine(json)
      if ('problem' in one) tell(`${path}, line ${line}: ${one.problem}`)
      else parsed.push({ line, read: one.read })
    }
    reads += parsed.length
    const found = matcher.matchAll(parsed.map(({ read }) => read))
    for (const [i, { line: at }] of parsed.entries()) {
      const seen = new Set<string>()
      for (const { entryId, mark, kind, posterior, explanation } of found[i] ?? []) {
        const entry = written.get(entryId) ?? mark
        if (seen.has(entry)) continue
        seen.add(entry)
        text += `${JSON.stringify({ read: at, entry, kind, posterior, explanation })}\n`
        matches++
      }
      if (text.length > WRITE_CHARACTERS) await flush()
    }
  }
  await flush()
  out.end()
  await Promise.race([once(out, 'finish'), failed])
  return { reads, matches }
}

async function main(): Promise<number> {
  const asked = parseSettings(process.argv.slice(2))
  if (asked === 'help') {
    console.log(usage)
    return 0
  }
  const settings = 'problem' in asked ? asked : openFiles(asked)
  if ('problem' in settings) {
    console.error(`replay: ${settings.problem}\n\n${usage}`)
    return 2
  }
  const matcher = createMatcher({ tau: settings.tau })
  const written = await loadList(settings.list, matcher)
  console.error(`${matcher.size} entries listed from ${settings.list}`)
  if (matcher.size === 0) throw new Error(`${settings.list} lists nothing that could be matched`)
  const { reads, matches } = await matchReads(settings, matcher, written)
  if (told > MOST_TOLD) console.error(`and ${told - MOST_TOLD} problems more`)
  console.error(`${reads} reads, ${matches} matches, ${told} lines not used`)
  return 0
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    console.error(`replay: ${sentenceOf(error)}`)
    process.exitCode = 1
  },
)
