import { costTable } from '#lib/matching/costs/cost-table.ts'
import { errorRates } from '#lib/matching/costs/error-rates.ts'
import { createMatcher, DEFAULT_TAU, type ReadToMatch } from '#lib/matching/matcher.ts'
import { type CandidateCosts, defaultCandidateCosts } from '#lib/matching/read-hypotheses.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { countConfusions } from './count-confusions.ts'
import { type Pair, readPairs } from './pairs.ts'
import { random } from './random.ts'
import { exactRule, oneEditRule, type Rule, setsRule } from './rules.ts'
import { worldMark } from './simulated-marks.ts'
import { entriesOf } from './traffic.ts'

const HIDDEN_AMONG = 1_000_000
const FOLDS = 5
/** What each fold chooses from, on the other folds' pairs: what candidates cost, and the threshold for few false matches. */
const POINTS_PER_NAT = [3, 4.5, 8]
const LEAST = [0.4, 1, 1.5]
const THRESHOLDS = [0.001, 0.002, 0.003, 0.005, 0.0075, 0.01]
/** Asked: more wrong reads found than by one edit, at this share of its false matches. */
const ASKED_FALSE = 0.1

export interface PairScore {
  rightFirst: number
  wrongFirst: number
  falsePer1000: number
}

interface Found {
  mark: string
  posterior: number
}
type Answer = (pair: Pair) => Found[]

/** Scores ours, by cross-validation, and the peers' rules on the real pairs; undefined when these are not there. */
export function scoreRealPairs(): Record<string, PairScore> | undefined {
  const pairs = readPairs()
  if (!pairs) return undefined
  const rnd = random(20_251)
  const listed = new Set(Array.from({ length: HIDDEN_AMONG }, () => normaliseMark(worldMark(rnd))))
  for (const { truth } of pairs) listed.add(normaliseMark(truth))
  const scores: Record<string, PairScore> = {
    exact: score(pairs, byRule(exactRule, listed)),
    'one-edit': score(pairs, byRule(oneEditRule, listed)),
    'look-alike sets': score(pairs, byRule(setsRule, listed)),
  }
  // The same photograph was read by two versions: all its reads are held out together.
  const foldOf = new Map([...new Set(pairs.map(({ image }) => image))].map((image, i) => [image, i % FOLDS]))
  const held: Record<string, Map<Pair, Found[]>> = {}
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = pairs.filter(({ image }) => foldOf.get(image) !== fold)
    const oneEdit = score(others, byRule(oneEditRule, listed))
    const own = pairs.filter(({ image }) => foldOf.get(image) === fold)
    // One object for matcher and fold, so that trying other candidate costs needs no other index.
    const candidateCosts: CandidateCosts = { ...defaultCandidateCosts }
    const costs = costTable(errorRates(countConfusions(others)))
    const matcher = createMatcher({ costs, candidateCosts, expected: HIDDEN_AMONG })
    matcher.replaceList('hidden', entriesOf([...listed], 'hidden')).finish()
    for (const [name, read] of Object.entries(ways)) {
      const answer: Answer = (pair) => matcher.match(read(pair)).map(({ mark, posterior }) => ({ mark, posterior }))
      const { costs: chosen, threshold } = chooseOn(others, answer, candidateCosts, oneEdit)
      Object.assign(candidateCosts, chosen)
      if (name === 'watchdesk') process.stdout.write(`fold ${fold} chose ${JSON.stringify({ ...chosen, threshold })}\n`)
      for (const pair of own) {
        const found = answer(pair)
        keep(held, name, pair, found)
        keep(held, `${name}, few false`, pair, atLeast(threshold, found))
      }
    }
  }
  for (const [name, answers] of Object.entries(held)) scores[name] = score(pairs, (pair) => answers.get(pair) ?? [])
  return scores
}

const bare = ({ read }: Pair): ReadToMatch => ({ mark: normaliseMark(read), capturedAtMs: 0 })
const ways: Record<string, (pair: Pair) => ReadToMatch> = {
  'watchdesk, mark only': bare,
  'watchdesk, confidence': (pair) => ({ ...bare(pair), confidence: pair.confidence }),
  watchdesk: (pair) => ({ ...bare(pair), confidence: pair.confidence, candidates: pair.candidates }),
}

const atLeast = (threshold: number, found: readonly Found[]) => found.filter(({ posterior }) => posterior >= threshold)

function keep(held: Record<string, Map<Pair, Found[]>>, name: string, pair: Pair, found: Found[]): void {
  held[name] ??= new Map()
  held[name].set(pair, found)
}

/**
 * Of all costs and thresholds those whose lesser margin over what is asked is the greatest on these pairs: of the share of
 * wrong reads found over that of one edit, and of the false matches under those allowed. Both in standard errors: some ten
 * false matches vary by a third from pairs to pairs, the share of 160 wrong reads by a twentieth.
 */
function chooseOn(
  pairs: readonly Pair[],
  answer: Answer,
  candidateCosts: CandidateCosts,
  oneEdit: PairScore,
): { costs: CandidateCosts; threshold: number } {
  let chosen = { costs: defaultCandidateCosts, threshold: DEFAULT_TAU }
  let greatest = Number.NEGATIVE_INFINITY
  const wrong = pairs.filter(({ read, truth }) => read !== truth).length
  for (const pointsPerNat of POINTS_PER_NAT)
    for (const least of LEAST) {
      Object.assign(candidateCosts, { pointsPerNat, least })
      const found = new Map(pairs.map((pair) => [pair, answer(pair)]))
      for (const threshold of THRESHOLDS) {
        const { wrongFirst, falsePer1000 } = score(pairs, (pair) => atLeast(threshold, found.get(pair) ?? []))
        const more = (wrongFirst - oneEdit.wrongFirst) / Math.sqrt((wrongFirst * (1 - wrongFirst)) / wrong)
        const falses = (falsePer1000 * pairs.length) / 1000
        const allowed = (ASKED_FALSE * oneEdit.falsePer1000 * pairs.length) / 1000
        const margin = Math.min(more, (allowed - falses) / Math.sqrt(Math.max(1, falses)))
        if (margin <= greatest) continue
        chosen = { costs: { pointsPerNat, least }, threshold }
        greatest = margin
      }
    }
  return chosen
}

const byRule =
  (rule: Rule, listed: Set<string>): Answer =>
  ({ read }) =>
    rule(listed, normaliseMark(read)).map((mark) => ({ mark, posterior: 0 }))

function score(pairs: readonly Pair[], answer: Answer): PairScore {
  const tally = { right: 0, rightFirst: 0, wrong: 0, wrongFirst: 0, false: 0 }
  for (const pair of pairs) {
    const truth = normaliseMark(pair.truth)
    const found = answer(pair)
    const first = found[0]?.mark === truth
    if (pair.read === pair.truth) {
      tally.right++
      if (first) tally.rightFirst++
    } else {
      tally.wrong++
      if (first) tally.wrongFirst++
    }
    tally.false += found.filter(({ mark }) => mark !== truth).length
  }
  return {
    rightFirst: tally.rightFirst / tally.right,
    wrongFirst: tally.wrongFirst / tally.wrong,
    falsePer1000: (1000 * tally.false) / pairs.length,
  }
}
