import { measureLatency, measurePatterns, measureSnapshot, measureSwap } from './matching/big-list.ts'
import { collectGarbage } from './matching/clock.ts'
import { measurePeers, peerMarks } from './matching/peers.ts'
import { measurePostgres } from './matching/postgres-peer.ts'
import { random } from './matching/random.ts'
import { scoreRealPairs } from './matching/real-pairs.ts'
import { calibrationError, measureRecall, measureReliability } from './matching/recall.ts'
import { measureSize, type SizeFigures } from './matching/sizes.ts'

/**
 * The matching engine beside its peers, all in this process and by CPU time: 3.3 % simulated misreads, 2 % listed traffic,
 * τ = 0.001. Prints tables, then one line of JSON.
 */
const rnd = random(3)
const figures: Record<string, number> = {}
const limits: Record<string, ['>=' | '<=', number]> = {}
const say = (line: string) => process.stdout.write(`${line}\n`)

function figure(name: string, value: number, limit?: ['>=' | '<=', number]): void {
  figures[name] = Number(value.toPrecision(4))
  if (limit) limits[name] = limit
  say(`${name}: ${figures[name]}${limit ? ` (${limit[0]} ${limit[1]})` : ''}`)
}

const marks = peerMarks(rnd)
const peers = measurePeers(marks, rnd)
figure('symspell_100k_x', peers.symspellNs / peers.oursNs, ['>=', 10])
figure('memory_x_symspell_100k', 1 / peers.symspellMemory, ['<=', 1 / 20])
figure('liblevenshtein_100k_x', peers.liblevenshteinNs / peers.oursNs, ['>=', 300])
figure('brute_levenshtein_100k_x', peers.bruteNs / peers.oursNs, ['>=', 10_000])
const postgresNs = await measurePostgres(marks, rnd).catch((error: Error) => {
  say(`PostgreSQL could not run beside it: ${error.message}`)
  return undefined
})
if (postgresNs !== undefined) figure('pg_trgm_100k_x', postgresNs / peers.oursNs, ['>=', 150])
figure('patterns_10k_reads_per_s', measurePatterns(10_000, rnd), ['>=', 200_000])

collectGarbage()

const least = { '10k': [2.5, 0.12], '100k': [], '1M': [6, 0.75], '5M': [4, 0.6] } as Record<string, number[]>
const growth: Record<string, SizeFigures> = {}
for (const [name, count] of [
  ['10k', 1e4],
  ['100k', 1e5],
  ['1M', 1e6],
  ['5M', 5e6],
] as [string, number][]) {
  collectGarbage()
  const { figures: size, matcher, marks } = measureSize(count, rnd)
  growth[name] = size
  const [exact, tolerant] = least[name] ?? []
  figure(`exact_${name}_x_map`, size.mapNs / size.exactNs, exact ? ['>=', exact] : undefined)
  figure(`tolerant_${name}_x_map`, size.mapNs / size.tolerantNs, tolerant ? ['>=', tolerant] : undefined)
  figure(`tolerant_${name}_x_map_in_a_row`, size.mapInARowNs / size.tolerantInARowNs)
  if (name === '1M') {
    const recall = measureRecall(matcher, marks, rnd)
    figure('recall_listed_1M', recall.recallAll, ['>=', 0.997])
    figure('recall_misread_1M', recall.recallMisread, ['>=', 0.94])
    figure('candidates_per_unlisted_1M', recall.candidates)
    figure('candidates_x_one_edit_1M', recall.candidates / recall.candidatesOneEdit, ['<=', 1 / 12])
    const bins = measureReliability(matcher, marks, rnd)
    console.table(bins)
    figure('calibration_error_1M', calibrationError(bins))
    const swap = measureSwap(matcher, marks, rnd)
    figure('swap_1M_worst_step_ms', swap.worstStepMs, ['<=', 20])
    figure('swap_1M_cpu_s', swap.seconds)
  }
  if (name === '5M') {
    figure('bytes_per_mark_5M', size.bytesPerMark, ['<=', 24])
    figure('bytes_per_entry_with_ids_5M', size.bytesPerEntry)
    figure('load_text_5M_s', size.loadTextMs / 1000, ['<=', 4])
    const latency = measureLatency(matcher, marks, rnd)
    figure('p50_us_5M', latency.p50Us, ['<=', 1])
    figure('p99_us_5M', latency.p99Us, ['<=', 60])
    const snapshot = await measureSnapshot(matcher)
    figure('snapshot_save_5M_s', snapshot.saveS, ['<=', 1])
    figure('snapshot_load_5M_s', snapshot.loadS, ['<=', 1])
    figure('snapshot_5M_mb', snapshot.megabytes)
  }
}
console.table(growth)

const scores = scoreRealPairs()
if (scores) {
  console.table(scores)
  for (const [name, { rightFirst, wrongFirst, falsePer1000 }] of Object.entries(scores)) {
    const key = name.replaceAll(/[^a-z0-9]+/g, '_')
    figure(`pairs_right_first_${key}`, rightFirst)
    figure(`pairs_wrong_first_${key}`, wrongFirst)
    figure(`pairs_false_per_1000_${key}`, falsePer1000)
  }
  const [ours, oneEdit] = [scores['watchdesk, few false'], scores['one-edit']]
  if (ours && oneEdit) {
    figure('pairs_wrong_found_x_one_edit', ours.wrongFirst / oneEdit.wrongFirst, ['>=', 1])
    figure('pairs_false_x_one_edit', ours.falsePer1000 / oneEdit.falsePer1000, ['<=', 0.1])
  }
} else say('The real pairs are not here (OCR_PAIRS names their file): nothing is reported of them.')

const ok = Object.entries(limits).every(([name, [how, limit]]) => {
  const value = figures[name] as number
  return how === '>=' ? value >= limit : value <= limit
})
process.stdout.write(`${JSON.stringify({ bench: 'matching', figures, limits, ok })}\n`)
