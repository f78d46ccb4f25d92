import { costTable } from '#lib/matching/costs/cost-table.ts'
import { errorRates } from '#lib/matching/costs/error-rates.ts'
import { createMatcher, type ReadToMatch } from '#lib/matching/matcher.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import { countConfusions } from './count-confusions.ts'
import { type Pair, readPairs } from './pairs.ts'
import { random } from './random.ts'
import { exactRule, oneEditRule, type Rule, setsRule } from './rules.ts'
import { worldMark } from './simulated-marks.ts'

const HIDDEN_AMONG = 1_000_000
const FOLDS = 5
/** The threshold at which false matches are a tenth of the one-edit rule's; a list of 100 % real passages asks for more than 0.001. */
const FEW_FALSE = 0.005

export interface PairScore {
  rightFirst: number
  wrongFirst: number
  falsePer1000: number
}

type Answer = (pair: Pair) => { mark: string; posterior: number }[]

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
  const ours: Record<string, Answer[]> = { 'watchdesk, mark only': [], 'watchdesk, confidence': [], watchdesk: [] }
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = pairs.filter(({ image }) => foldOf.get(image) !== fold)
    const matcher = createMatcher({ costs: costTable(errorRates(countConfusions(others))), expected: HIDDEN_AMONG })
    let row = 0
    const entries = [...listed].map((mark) => ({ entryId: entryId(row++), listId: 'hidden', mark }))
    matcher.replaceList('hidden', entries).finish()
    const memo = new Map<string, Map<Pair, ReturnType<Answer>>>()
    const fill = (name: string, read: (pair: Pair) => ReadToMatch) => {
      const answers = new Map<Pair, ReturnType<Answer>>()
      for (const pair of pairs) if (foldOf.get(pair.image) === fold) answers.set(pair, matcher.match(read(pair)))
      memo.set(name, answers)
      ours[name]?.push((pair) => answers.get(pair) ?? [])
    }
    const bare = ({ read }: Pair) => ({ mark: normaliseMark(read), capturedAtMs: 0 })
    fill('watchdesk, mark only', bare)
    fill('watchdesk, confidence', (pair) => ({ ...bare(pair), confidence: pair.confidence }))
    fill('watchdesk', (pair) => ({ ...bare(pair), confidence: pair.confidence, candidates: pair.candidates }))
  }
  for (const [name, answers] of Object.entries(ours)) {
    const answer: Answer = (pair) => (answers[foldOf.get(pair.image) as number] as Answer)(pair)
    scores[name] = score(pairs, answer)
    scores[`${name}, few false`] = score(pairs, (pair) =>
      answer(pair).filter(({ posterior }) => posterior >= FEW_FALSE),
    )
  }
  return scores
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

const entryId = (row: number): string => `00000000-0000-4000-8000-${row.toString(16).padStart(12, '0')}`
