import type { CostTable } from '../costs/cost-table.ts'
import type { AlignedCharacter } from '../explanation.ts'
import { codeOf, foldOf } from '../index/alphabet.ts'

type Step = AlignedCharacter['state']

/** The cheapest way a read fits a pattern, character by character; a run of `*` is one step for each character it takes. */
export function alignPattern(readMark: string, pattern: string, costs: CostTable): AlignedCharacter[] {
  // By code points: half of a character of a script beyond the first plane is no text that a database takes.
  const read = [...readMark]
  const wide = pattern.length + 1
  const cost = new Float64Array((read.length + 1) * wide)
  const from: Step[] = new Array((read.length + 1) * wide)
  for (let i = 0; i <= read.length; i++)
    for (let j = 0; j <= pattern.length; j++) {
      if (i === 0 && j === 0) continue
      const best = ways(read[i - 1] ?? '', pattern.charAt(j - 1), i, j, costs)
        .map(({ step, price, di, dj }) => ({ step, price: price + (cost[(i - di) * wide + j - dj] as number) }))
        .reduce((least, way) => (way.price < least.price ? way : least))
      cost[i * wide + j] = best.price
      from[i * wide + j] = best.step
    }
  return trace(read, pattern, from, wide)
}

interface Way {
  step: Step
  price: number
  di: 0 | 1
  dj: 0 | 1
}

function ways(seen: string, listed: string, i: number, j: number, costs: CostTable): Way[] {
  const list: Way[] = []
  if (listed === '*') {
    if (j > 0) list.push({ step: 'missing', price: 0, di: 0, dj: 1 })
    if (i > 0) list.push({ step: 'wildcard', price: 0, di: 1, dj: 0 })
    return list
  }
  const read = codeOf(seen)
  const entry = codeOf(listed)
  if (i > 0 && j > 0) {
    if (listed === '?') list.push({ step: 'wildcard', price: 0, di: 1, dj: 1 })
    else if (seen === listed) list.push({ step: 'same', price: 0, di: 1, dj: 1 })
    else {
      const step = foldOf[read] === foldOf[entry] ? 'look-alike' : 'tolerated'
      list.push({ step, price: read ? (costs.substitution[(entry << 6) | read] ?? DEAR) : DEAR, di: 1, dj: 1 })
    }
  }
  if (j > 0) list.push({ step: 'missing', price: listed === '?' ? DEAR : (costs.lost[entry] ?? DEAR), di: 0, dj: 1 })
  if (i > 0) list.push({ step: 'extra', price: read ? (costs.invented[read] ?? DEAR) : DEAR, di: 1, dj: 0 })
  return list
}

const DEAR = 20

function trace(read: readonly string[], pattern: string, from: readonly Step[], wide: number): AlignedCharacter[] {
  const steps: AlignedCharacter[] = []
  let i = read.length
  let j = pattern.length
  while (i > 0 || j > 0) {
    const state = from[i * wide + j] as Step
    const run = j > 0 && pattern.charAt(j - 1) === '*'
    const seen = state === 'missing' ? '' : (read[--i] ?? '')
    if (run && state === 'missing') {
      j--
      continue
    }
    const listed = state === 'extra' ? '' : run ? '*' : pattern.charAt(--j)
    steps.push({ read: seen, entry: listed, state })
  }
  return steps.reverse()
}
