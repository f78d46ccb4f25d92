import { type CostTable, FURTHER_ERROR } from './costs/cost-table.ts'
import { FoundMarks } from './found-marks.ts'
import { LONGEST_PACKED, unpack, unpackText } from './index/alphabet.ts'
import { FoldShapes } from './index/fold-shapes.ts'
import { MarkTable } from './index/mark-table.ts'
import { PackedMark } from './index/packed-mark.ts'
import { MarkDensity, SHAPES } from './probability/density.ts'
import { UnlistedMass } from './probability/unlisted-mass.ts'
import { type Candidate, MOST_CANDIDATES, type ReadHypotheses } from './read-hypotheses.ts'
import { Alignment } from './tolerance/alignment.ts'
import { editLists, stepsOf } from './tolerance/edit-lists.ts'
import { Neighbours } from './tolerance/neighbours.ts'
import type { PreparedRead } from './tolerance/prepared-read.ts'
import { SecondErrors } from './tolerance/second-errors.ts'

/** A cost beyond which nothing is looked for, however rare the read's own shape: about one in a million. */
const DEAREST = 14
const FURTHER_STEPS = stepsOf(FURTHER_ERROR)
/** Most that further errors take from the cost of a mark beside their own chances. */
const MOST_REBATE = Math.max(0, -FURTHER_ERROR * 2 * LONGEST_PACKED)
/** Doubts come in sixteenths, from about −2 to 8. */
const DOUBTS = 1024
const UNKNOWN = -32768
/** Reads searched for together; 64 gained nothing more (docs/decisions/0038). */
export const AT_ONCE = 32

/** The index of whole marks and the search in it: what the listed vehicles are that a read may show. */
export class WholeMarks {
  readonly table: MarkTable
  readonly shapes = new FoldShapes()
  readonly density = new MarkDensity()
  readonly mass: UnlistedMass
  readonly alignment: Alignment
  /** What the last search found. */
  readonly found: FoundMarks
  private readonly neighbours: Neighbours
  private readonly secondErrors: SecondErrors
  private readonly packed = new PackedMark()
  private readonly budgets: (Int16Array | undefined)[] = new Array(SHAPES).fill(undefined)
  private budgetVersion = -1
  private budgetTau = 0
  private readonly entryCodes = new Uint8Array(LONGEST_PACKED)
  /** By search, the read it is for; by read, its first search. */
  private readonly readOf = new Uint16Array(AT_ONCE * (1 + MOST_CANDIDATES))
  private readonly firstOf = new Uint16Array(AT_ONCE)

  constructor(costs: CostTable, expected = 0) {
    this.table = new MarkTable(expected)
    this.mass = new UnlistedMass(costs, this.density)
    this.alignment = new Alignment(costs)
    this.neighbours = new Neighbours(this.table, this.shapes, editLists(costs), AT_ONCE * (1 + MOST_CANDIDATES))
    this.secondErrors = new SecondErrors(this.neighbours)
    this.found = new FoundMarks(AT_ONCE, this.neighbours.rows.length)
  }

  /** Brings near what taking these marks in will touch: on a long list each would wait for memory twice. */
  expect(marks: readonly string[]): void {
    this.table.fetch(marks)
  }

  /** The row that stands for the mark, taken in when it is new; 0 when the mark does not pack. */
  intern(mark: string): number {
    if (!this.packed.read(mark)) return 0
    const before = this.table.size
    const row = this.table.intern(this.packed)
    if (this.table.size !== before) this.count(row, 1)
    return row
  }

  release(row: number): void {
    this.count(row, -1)
    this.table.release(row)
  }

  textOf(row: number): string {
    return unpackText(this.table.low(row), this.table.high(row))
  }

  /**
   * Finds for each of the first `count` reads the listed marks whose posterior can reach `tau`, each once, in no order.
   * They are searched for together, so that their loads wait beside each other.
   */
  find(reads: readonly ReadHypotheses[], count: number, firstErrors: Float64Array, tau: number): FoundMarks {
    const { neighbours, readOf, firstOf, found, mass } = this
    neighbours.begin()
    found.begin()
    let searches = 0
    for (let i = 0; i < count; i++) {
      const read = reads[i] as ReadHypotheses
      found.none(i)
      firstOf[i] = searches
      readOf[searches++] = i
      for (let rest = read.packs ? read.candidates.length : 0; rest > 0; rest--) readOf[searches++] = i
      this.search(read, firstErrors[i] as number, tau)
    }
    neighbours.lookUp()
    // By what was found: nine reads in ten find nothing.
    let weighed = -1
    let most = 0
    for (let from = 0, to = 0; from < neighbours.count; from = to) {
      const search = neighbours.searches[from] as number
      while (to < neighbours.count && neighbours.searches[to] === search) to++
      const i = readOf[search] as number
      const rank = search - (firstOf[i] as number)
      const { mark, candidates } = reads[i] as ReadHypotheses
      const firstError = firstErrors[i] as number
      if (i !== weighed) {
        weighed = i
        found.none(i)
        mass.weigh(mark, firstError, FURTHER_ERROR)
        found.unlistedItself[i] = mass.itself
        found.unlistedMisread[i] = mass.once + mass.twice
        most = -Math.log((tau / (1 - tau)) * (mass.itself + mass.once + mass.twice))
      }
      const candidate = rank === 0 ? { read: mark, rank, cost: 0 } : (candidates[rank - 1] as Candidate)
      if (to - from === neighbours.mostRows) this.keepSame(candidate.read, from, to)
      this.price(i, from, to, candidate, firstError, most)
    }
    return found
  }

  /** Writes down one search for the mark as it was read, and one for each candidate. */
  private search({ mark, candidates, packs }: ReadHypotheses, firstError: number, tau: number): void {
    const { neighbours } = this
    if (!packs) {
      neighbours.next()
      return
    }
    const budget = this.budgetOf(mark.shape, firstError, tau)
    const plan = neighbours.planOf(mark)
    neighbours.same(mark, plan)
    if (budget > 0) {
      neighbours.singles(mark, plan, budget)
      this.secondErrors.search(mark, plan, budget - FURTHER_STEPS)
    }
    neighbours.next()
    for (const { read, cost } of candidates) {
      const rest = budget - stepsOf(cost)
      if (rest >= 0) {
        const plan = neighbours.planOf(read)
        neighbours.same(read, plan)
        neighbours.singles(read, plan, rest - FURTHER_STEPS)
      }
      neighbours.next()
    }
  }

  /** Steps that the errors of a read may cost for the posterior to reach τ; kept while the lists do not change. */
  private budgetOf(shape: number, firstError: number, tau: number): number {
    if (this.density.version !== this.budgetVersion || tau !== this.budgetTau) {
      this.budgets.fill(undefined)
      this.budgetVersion = this.density.version
      this.budgetTau = tau
    }
    const doubt = (16 * firstError + DOUBTS / 2) | 0
    let budgets = this.budgets[shape]
    if (budgets === undefined) {
      budgets = new Int16Array(DOUBTS).fill(UNKNOWN)
      this.budgets[shape] = budgets
    }
    let budget = budgets[doubt] as number
    if (budget === UNKNOWN) {
      budget = this.reckonBudget(shape, firstError, tau)
      budgets[doubt] = budget
    }
    return budget
  }

  private reckonBudget(shape: number, firstError: number, tau: number): number {
    const unlisted = this.mass.mean(shape, firstError, FURTHER_ERROR)
    return stepsOf(Math.min(DEAREST, -Math.log((tau / (1 - tau)) * unlisted)) - firstError)
  }

  /** In a neighbourhood too crowded for all of it the mark just as it was read keeps its place, if it is listed. */
  private keepSame({ codes, length, hash }: PreparedRead, from: number, to: number): void {
    const { rows } = this.neighbours
    this.packed.readCodes(codes, length, hash)
    const same = this.table.find(this.packed)
    if (same !== 0 && !rows.subarray(from, to).includes(same)) rows[to - 1] = same
  }

  /**
   * Takes those rows of a search that cost at most `most`: whatever costs more cannot reach τ, whether the read is of an
   * unlisted vehicle or of a listed one. The mark that was read is taken in any case.
   */
  private price(
    place: number,
    start: number,
    end: number,
    { read, rank, cost: extra }: Candidate,
    firstError: number,
    most: number,
  ): void {
    const { rows } = this.neighbours
    const mostErrors = most - extra - firstError + MOST_REBATE
    for (let i = start; i < end; i++) {
      const row = rows[i] as number
      const length = unpack(this.table.low(row), this.table.high(row), this.entryCodes)
      let cost = extra + this.alignment.costBetween(read, this.entryCodes, length, mostErrors)
      const errors = this.alignment.errors + (rank > 0 ? 1 : 0)
      if (errors > 0) cost += firstError + (errors - 1) * FURTHER_ERROR
      if (cost <= most || errors === 0) this.found.add(place, row, cost, errors, rank)
    }
  }

  private count(row: number, by: 1 | -1): void {
    const codes = this.entryCodes
    const length = unpack(this.table.low(row), this.table.high(row), codes)
    let shape = 1
    for (let i = 0; i < length; i++) shape = (shape << 1) | ((codes[i] as number) > 10 ? 1 : 0)
    this.shapes.count(codes, length, by)
    this.density.count(shape, by)
  }
}
