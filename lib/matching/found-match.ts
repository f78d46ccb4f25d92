import { explain } from './explain.ts'
import type { AlignedCharacter, MatchExplanation, MatchKind } from './explanation.ts'
import type { EntryDetail } from './listed-mark.ts'
import type { Match } from './match.ts'
import type { VehicleDescription } from './signals/description-conflict.ts'

/** A listed mark or pattern with its probability; its text and the entries that hold it when somebody asks (`ReadMatching`). */
export interface Hypothesis {
  kind: MatchKind
  posterior: number
  /** What is compared with τ: for a pattern the chance that the vehicle fits it, which many vehicles may do. */
  fit: number
  rank: number
  /** Row of the whole mark; 0 where text and entries are known from the start. */
  markRow: number
  mark: string | undefined
  rows: readonly number[] | undefined
}

/** What a match takes from the read to be put into words later. */
export interface MatchedRead {
  mark: string
  runnersUp: MatchExplanation['runnersUp']
  align: (readMark: string, entryMark: string, kind: MatchKind) => AlignedCharacter[]
}

/** A match that is put into words when somebody asks: that takes longer than finding it. */
export class FoundMatch implements Match {
  readonly entryId: string
  readonly listId: string
  readonly mark: string
  readonly kind: MatchKind
  readonly posterior: number
  readonly restricted: boolean
  declare readonly described?: VehicleDescription
  readonly #rank: number
  readonly #read: MatchedRead
  readonly #detail: EntryDetail | undefined
  #explanation: MatchExplanation | undefined

  constructor(
    entryId: string,
    listId: string,
    mark: string,
    { kind, posterior, rank }: Hypothesis,
    detail: EntryDetail | undefined,
    read: MatchedRead,
  ) {
    this.entryId = entryId
    this.listId = listId
    this.mark = mark
    this.kind = kind
    this.posterior = posterior
    this.restricted = detail?.restricted ?? false
    if (detail?.make ?? detail?.model ?? detail?.colour) this.described = detail
    this.#rank = rank
    this.#read = read
    this.#detail = detail
  }

  get explanation(): MatchExplanation {
    this.#explanation ??= this.explain()
    return this.#explanation
  }

  private explain(): MatchExplanation {
    const { kind, posterior, mark } = this
    const { mark: readMark, runnersUp, align } = this.#read
    const aligned = align(readMark, mark, kind)
    const [candidateRank, detail] = [this.#rank, this.#detail]
    return explain({ kind, readMark, entryMark: mark, posterior, aligned, runnersUp, candidateRank, detail })
  }
}
