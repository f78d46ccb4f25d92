import { codeOf, LONGEST_PACKED } from './index/alphabet.ts'
import type { ReadToMatch } from './listed-mark.ts'
import { characterDoubt } from './probability/read-doubt.ts'
import { PreparedRead } from './tolerance/prepared-read.ts'

/** Candidates looked at when an engine sends its own list; one that sends a thousand costs no other read its time. */
export const MOST_CANDIDATES = 12
const MOST_LISTED_CANDIDATES = 1000
/** What another of the engine's candidates costs more than its best. */
export interface CandidateCosts {
  /** A candidate this many points of confidence below the best is e times less likely. */
  pointsPerNat: number
  /** Least that preferring it costs: the engine ranked it lower. */
  least: number
}

/** What most folds of the real pairs choose (docs/matching.md, "Candidates"). */
export const defaultCandidateCosts: CandidateCosts = { pointsPerNat: 3, least: 1.5 }

export interface Candidate {
  read: PreparedRead
  /** Added to the cost of a first error. */
  cost: number
  /** 1 is the engine's best. */
  rank: number
}

/** What a camera may have meant by a read: the mark it sent, the doubts of its characters, its other candidates. */
export class ReadHypotheses {
  readonly mark = new PreparedRead()
  readonly candidates: Candidate[] = []
  /** Whether the mark packs; of one that does not nothing else is known. */
  packs = false
  /** Points between the engine's two best candidates, when it sent two. */
  lead: number | undefined
  private readonly costs: CandidateCosts
  /** Candidates there have been, to be used again. */
  private readonly pool: Candidate[] = []

  constructor(costs: CandidateCosts = defaultCandidateCosts) {
    this.costs = costs
  }

  /** Candidates of a mark that does not pack are not looked at. */
  take(read: ReadToMatch, normalise: (mark: string) => string): void {
    if (this.candidates.length > 0) this.candidates.length = 0
    this.lead = undefined
    this.packs = this.mark.read(read.mark)
    if (!this.packs) return
    if (read.characters !== undefined) this.takeCharacters(read.mark, read.characters)
    if (read.candidates !== undefined && read.candidates.length > 0)
      this.takeCandidates(read, read.candidates, normalise)
  }

  /** Only a list that spells the mark can be laid beside it. */
  private takeCharacters(mark: string, characters: NonNullable<ReadToMatch['characters']>): void {
    if (characters.length !== mark.length || mark.length > LONGEST_PACKED) return
    for (let i = 0; i < mark.length; i++)
      this.mark.setDoubt(i, characterDoubt((characters[i] as { confidence: number }).confidence))
  }

  private takeCandidates(
    read: ReadToMatch,
    sent: NonNullable<ReadToMatch['candidates']>,
    normalise: (mark: string) => string,
  ): void {
    const usable = sent
      .slice(0, MOST_LISTED_CANDIDATES)
      .filter(({ confidence, vrm }) => confidence >= 0 && confidence <= 100 && typeof vrm === 'string')
      .sort((a, b) => b.confidence - a.confidence)
    const best = usable[0]?.confidence ?? 0
    if (usable.length > 1) this.lead = best - (usable[1]?.confidence ?? 0)
    for (let i = 0; i < usable.length && this.candidates.length < MOST_CANDIDATES; i++) {
      const { vrm, confidence } = usable[i] as { vrm: string; confidence: number }
      const mark = normalise(vrm)
      if (mark === read.mark) continue
      const place = this.candidates.length
      this.pool[place] ??= { read: new PreparedRead(), cost: 0, rank: 0 }
      const candidate = this.pool[place]
      if (codeOf(mark) === 0 || !candidate.read.read(mark)) continue
      candidate.rank = i + 1
      candidate.cost = this.costs.least + (best - confidence) / this.costs.pointsPerNat
      this.candidates.push(candidate)
    }
  }
}
