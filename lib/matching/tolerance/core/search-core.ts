import { LONGEST_PACKED } from '../../index/alphabet.ts'
import { zobrist } from '../../index/zobrist.ts'
import type { EditLists } from '../edit-lists.ts'
import type { PreparedRead } from '../prepared-read.ts'
import { neighbourHashes } from './neighbour-hashes.ts'

/** Room behind the hashes at which they are looked up for what comes at once: two sets of 27 in all pairs. */
const ROOM = 1024
const PLAN_WORDS = 3 * (LONGEST_PACKED + 1)

/** Where things lie in the core's memory, in bytes, and two of its numbers (memory.as.ts). */
type Layout = Record<
  | 'ZOBRIST'
  | 'SUBSTITUTIONS'
  | 'LOSSES'
  | 'INVENTED'
  | 'DOUBTS'
  | 'PLAN'
  | 'HASHES'
  | 'WORDS'
  | 'PASSED'
  | 'MOST_HASHES'
  | 'LEVEL',
  WebAssembly.Global<'i32'>
>

/** What the compiled module offers; `next` is the place the hashes go on at, in and out. */
interface Exports extends Layout {
  memory: WebAssembly.Memory
  take(first: number, second: number, third: number, length: number, hash: number): void
  singles(
    first: number,
    second: number,
    third: number,
    length: number,
    hash: number,
    substituted: number,
    lost: number,
    invented: number,
    budget: number,
    next: number,
  ): number
  cheapestTwo(kinds: number): number
  substitutions(kinds: number, budget: number): number
  misreadTwice(first: number, budget: number, next: number): number
  lostAndMisread(budget: number, next: number): number
  lostTwice(cheapestLost: number, budget: number, next: number): number
  passing(written: number): number
}

/**
 * Writes down the hashes of a read's neighbours: the inner loops of the search, compiled to WebAssembly, where a neighbour
 * costs 5 ns and in JavaScript 11 (docs/decisions/0053). One for each cost table, in turn for whoever searches: `hashes`
 * hold what one search has written since it was begun.
 */
export class SearchCore {
  readonly hashes: Int32Array
  /** The filter's word for each hash, for `passing`. */
  readonly words: Int32Array
  /** Places in `hashes` of those that the filter let through. */
  readonly passed: Uint16Array
  private readonly doubts: Int32Array
  private readonly plan: Int32Array
  private readonly lists: EditLists
  private readonly module: Exports
  private isDoubted = false
  /** Steps that each half of an answer of `cheapestTwo` has too many. */
  private readonly level: number
  /** Steps of the cheaper one, after `cheapestTwo`. */
  cheapest = 0
  /** Looks up what has been written down, so that writing can begin anew. */
  private onFull: (written: number) => void = () => {}

  constructor(lists: EditLists) {
    this.lists = lists
    const flush = (written: number): number => {
      this.onFull(written)
      return 0
    }
    this.module = new WebAssembly.Instance(compiled(), { host: { flush } }).exports as unknown as Exports
    const { memory, MOST_HASHES, LEVEL, ...at } = this.module
    const { buffer } = memory
    const room = MOST_HASHES.value + ROOM
    this.level = LEVEL.value
    new Int32Array(buffer, at.ZOBRIST.value, zobrist.length).set(zobrist)
    new Uint16Array(buffer, at.SUBSTITUTIONS.value, lists.substitutions.length).set(lists.substitutions)
    new Uint16Array(buffer, at.LOSSES.value, lists.losses.length).set(lists.losses)
    new Int32Array(buffer, at.INVENTED.value, lists.invented.length).set(lists.invented)
    this.doubts = new Int32Array(buffer, at.DOUBTS.value, LONGEST_PACKED)
    this.plan = new Int32Array(buffer, at.PLAN.value, PLAN_WORDS)
    this.hashes = new Int32Array(buffer, at.HASHES.value, room)
    this.words = new Int32Array(buffer, at.WORDS.value, room)
    this.passed = new Uint16Array(buffer, at.PASSED.value, room)
  }

  /** From here on `hashes` are the caller's; `onFull` is called whenever more than a thousand have been written. */
  begin(onFull: (written: number) => void): void {
    this.onFull = onFull
  }

  /** All one error away that cost at most `budget`, by what the plan allows; answers the place after the last. */
  singles(
    read: PreparedRead,
    substituted: number,
    lost: number,
    invented: number,
    budget: number,
    next: number,
  ): number {
    if (read.isDoubted || this.isDoubted) this.takeDoubts(read)
    const { words, length, hash } = read
    const [first, second, third] = [words[0] as number, words[1] as number, words[2] as number]
    return this.module.singles(first, second, third, length, hash, substituted, lost, invented, budget, next)
  }

  /** The read that two errors are asked of next. */
  take(read: PreparedRead): void {
    if (read.isDoubted || this.isDoubted) this.takeDoubts(read)
    const { words, length, hash } = read
    this.module.take(words[0] as number, words[1] as number, words[2] as number, length, hash)
  }

  /** Steps of the cheapest two substitutions of the read taken last, at places of these kinds; more than any budget where there is none. */
  cheapestTwo(kinds: number): number {
    const both = this.module.cheapestTwo(kinds)
    this.cheapest = (both & 0xffff) - this.level
    return this.cheapest + (both >>> 16) - this.level
  }

  /** How many substitutions of that read cost at most `budget`, at places of these kinds. */
  substitutions(kinds: number, budget: number): number {
    return this.module.substitutions(kinds, budget)
  }

  /** Two substitutions that cost at most `budget` together; the first of them, which may be either, at most `first`. */
  misreadTwice(plan: Int32Array, first: number, budget: number, next: number): number {
    this.plan.set(plan)
    return this.module.misreadTwice(first, budget, next)
  }

  /** Entries with one character more than the read, and one that was misread. */
  lostAndMisread(plan: Int32Array, budget: number, next: number): number {
    this.plan.set(plan)
    return this.module.lostAndMisread(budget, next)
  }

  /** Entries with two characters more than the read: what a dirty plate leaves. */
  lostTwice(plan: Int32Array, budget: number, next: number): number {
    const { cheapestLost } = this.lists
    if (2 * cheapestLost > budget) return next
    this.plan.set(plan)
    return this.module.lostTwice(cheapestLost, budget, next)
  }

  /** How many of the first hashes have all their bits in `words`; their places are in `passed`. */
  passing(written: number): number {
    return this.module.passing(written)
  }

  private takeDoubts(read: PreparedRead): void {
    for (let i = 0; i < LONGEST_PACKED; i++) this.doubts[i] = read.doubtSteps[i] as number
    this.isDoubted = read.isDoubted
  }
}

let module: WebAssembly.Module | undefined

function compiled(): WebAssembly.Module {
  module ??= new WebAssembly.Module(Uint8Array.from(atob(neighbourHashes), (byte) => byte.charCodeAt(0)))
  return module
}

const made = new WeakMap<EditLists, SearchCore>()

/** The core of a cost table's lists, made once. */
export function searchCore(lists: EditLists): SearchCore {
  const core = made.get(lists) ?? new SearchCore(lists)
  made.set(lists, core)
  return core
}
