import { INVENTED, LOST, STOOD, SUBSTITUTED, THOUGHT_ALIKE } from '#lib/matching/costs/confusions.ts'
import { pick, type Random } from './random.ts'

/** Share of misreads with a second error; real ones have more (60 of 204), UK fixed cameras surely fewer. */
const SECOND = 0.08
/** Good–Turing: this share of errors are confusions that the counts never saw; some of them are like nothing at all. */
const UNSEEN = 0.08
const UNLIKE = 0.25
const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

const facts = (text: string) => text.trim().split(/\s+/)
const stood = new Map(facts(STOOD).map((fact) => [fact.charAt(0), Number(fact.slice(1))]))
const lost = new Map(facts(LOST).map((fact) => [fact.charAt(0), Number(fact.slice(1))]))
const invented = facts(INVENTED).flatMap((fact) =>
  fact
    .charAt(0)
    .repeat(Number(fact.slice(1)))
    .split(''),
)
const misread = new Map<string, string[]>()
for (const fact of facts(SUBSTITUTED)) {
  const list = misread.get(fact.charAt(0)) ?? []
  for (let i = 0; i < Number(fact.slice(2)); i++) list.push(fact.charAt(1))
  misread.set(fact.charAt(0), list)
}
const alike = new Map<string, string>()
for (const fact of facts(THOUGHT_ALIKE))
  for (const [one, other] of [
    [fact.charAt(0), fact.charAt(1)],
    [fact.charAt(1), fact.charAt(0)],
  ] as [string, string][])
    alike.set(one, (alike.get(one) ?? '') + other.repeat(Number(fact.slice(2))))

/** The mark as a camera gets it wrong: errors as often as they were counted, and some that were never seen. */
export function misreadMark(mark: string, rnd: Random): string {
  const once = oneError(mark, rnd)
  const read = rnd() < SECOND ? oneError(once, rnd) : once
  return read === mark ? misreadMark(mark, rnd) : read
}

function oneError(mark: string, rnd: Random): string {
  const weights = [...mark].map((c) => ((misread.get(c)?.length ?? 0) + (lost.get(c) ?? 0) + 1) / (stood.get(c) ?? 100))
  const extra = (mark.length + 1) * (50 / 13_100)
  let at = rnd() * (weights.reduce((sum, weight) => sum + weight, 0) + extra)
  for (let i = 0; i < mark.length; i++) {
    at -= weights[i] as number
    if (at < 0) return mark.slice(0, i) + errorOf(mark.charAt(i), rnd) + mark.slice(i + 1)
  }
  const gap = Math.floor(rnd() * (mark.length + 1))
  return mark.slice(0, gap) + pick(invented, rnd) + mark.slice(gap)
}

function errorOf(character: string, rnd: Random): string {
  if (rnd() < UNSEEN) return pick(rnd() < UNLIKE ? ANY : (alike.get(character) ?? ANY), rnd)
  const seen = misread.get(character) ?? []
  const dropped = lost.get(character) ?? 0
  return rnd() * (seen.length + dropped + 0.01) < seen.length ? pick(seen, rnd) : ''
}

/** Confidences of the measured engine's right and wrong reads (551 with one), in steps of 2.5 from 75 on. */
const RIGHT = [0, 0, 1, 7, 31, 61, 147, 124, 28]
const WRONG = [1, 3, 8, 15, 25, 41, 37, 16, 6]

/** What the engine says of its read: a little more of right ones than of wrong ones. */
export function simulatedConfidence(wrong: boolean, rnd: Random): number {
  const counts = wrong ? WRONG : RIGHT
  let at = rnd() * counts.reduce((sum, count) => sum + count, 0)
  const step = counts.findIndex((count) => {
    at -= count
    return at < 0
  })
  return Math.round(10 * (75 + 2.5 * (step + rnd()))) / 10
}
