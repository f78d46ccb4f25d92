import type { Confusions } from '#lib/matching/costs/confusions.ts'
import { costTable } from '#lib/matching/costs/cost-table.ts'
import { Alignment } from '#lib/matching/tolerance/alignment.ts'
import { PreparedRead } from '#lib/matching/tolerance/prepared-read.ts'
import type { Pair } from './pairs.ts'

/** Counts what was read as what in pairs, as `confusions.ts` states it: the costs of a fold come from the other folds. */
export function countConfusions(pairs: readonly Pair[]): Confusions {
  const substituted = new Tally()
  const lost = new Tally()
  const invented = new Tally()
  const stood = new Tally()
  const thoughtAlike = new Tally()
  const alignment = new Alignment(costTable())
  const seen = new PreparedRead()
  const true_ = new PreparedRead()
  for (const { truth, read, candidates } of pairs) {
    for (const character of truth) stood.add(character)
    if (!seen.read(read) || !true_.read(truth)) continue
    alignment.between(seen.codes, seen.length, true_.codes, true_.length, seen.doubt)
    for (const step of alignment.characters(seen.codes, seen.length, true_.codes, true_.length)) {
      if (step.state === 'missing') lost.add(step.entry)
      else if (step.state === 'extra') invented.add(step.read)
      else if (step.state !== 'same') substituted.add(step.entry + step.read)
    }
    for (const { vrm } of candidates) {
      if (vrm.length !== read.length) continue
      const differing = [...vrm].map((_, i) => i).filter((i) => vrm[i] !== read[i])
      const [only] = differing
      if (differing.length === 1 && only !== undefined) thoughtAlike.add(vrm.charAt(only) + read.charAt(only))
    }
  }
  return {
    substituted: substituted.text(),
    lost: lost.text(),
    invented: invented.text(),
    stood: stood.text(),
    thoughtAlike: thoughtAlike.text(),
  }
}

class Tally {
  private readonly counts = new Map<string, number>()

  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }

  text(): string {
    return [...this.counts].map(([key, count]) => `${key}${count}`).join(' ')
  }
}
