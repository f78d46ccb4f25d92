import { LOOK_ALIKE_SETS } from '#lib/reads/mark/tight-fold.ts'
import { costTable } from '../costs/cost-table.ts'
import { ALPHABET, codeOf } from '../index/alphabet.ts'

const costs = costTable()
/** Beyond this a confusion is rarer than one in a thousand: the matcher's own least posterior (DEFAULT_TAU). */
const MOST = Math.log(1000)
const MOST_MARKS = 2000

const changed = (truth: string, read: string): number =>
  costs.substitution[(codeOf(truth) << 6) | codeOf(read)] ?? Number.POSITIVE_INFINITY
const alike = new Map<string, string>()
for (const set of LOOK_ALIKE_SETS) for (const character of set) alike.set(character, set)

/**
 * Marks that a camera may take for `mark`, with what the matcher's cost table says of it, likeliest first: one error of
 * any kind, or two between characters of one look-alike set.
 */
export function neighboursOf(mark: string): Map<string, number> {
  const found = new Map<string, number>()
  const add = (other: string, cost: number) => {
    if (other !== mark && cost <= MOST && cost < (found.get(other) ?? Number.POSITIVE_INFINITY)) found.set(other, cost)
  }
  const put = (from: string, at: number, text: string, cut = 1) => from.slice(0, at) + text + from.slice(at + cut)
  for (let at = 0; at <= mark.length; at++) {
    const read = mark.charAt(at)
    for (const truth of ALPHABET) {
      add(put(mark, at, truth, 0), costs.lost[codeOf(truth)] ?? 0)
      if (read && truth !== read) add(put(mark, at, truth), changed(truth, read))
    }
    if (read) add(put(mark, at, ''), costs.invented[codeOf(read)] ?? 0)
    for (const first of alike.get(read) ?? '') {
      if (first === read) continue
      for (let next = at + 1; next < mark.length; next++) {
        const other = mark.charAt(next)
        for (const second of alike.get(other) ?? '') {
          if (second === other) continue
          add(put(put(mark, at, first), next, second), changed(first, read) + changed(second, other))
        }
      }
    }
  }
  return new Map([...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_MARKS))
}
