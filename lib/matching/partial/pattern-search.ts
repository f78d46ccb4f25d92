import { FURTHER_ERROR } from '../costs/cost-table.ts'
import { codeOf } from '../index/alphabet.ts'
import type { PatternTrie } from './pattern-trie.ts'

/** Patterns one read is held against at most. */
const MOST_PATTERNS = 400

/** The patterns that a read fits, each once with its least cost. */
export class PatternSearch {
  /** Codes of the read looked at last, 0 for characters of other scripts. */
  readonly codes = new Uint8Array(64)
  length = 0
  private readonly trie: PatternTrie
  private best: Map<string, number> | undefined
  private readonly keep = (pattern: string, cost: number): void => {
    this.best ??= new Map()
    const known = this.best.get(pattern)
    if (known === undefined ? this.best.size < MOST_PATTERNS : cost < known) this.best.set(pattern, cost)
  }

  constructor(trie: PatternTrie) {
    this.trie = trie
  }

  /** Undefined when there is none. */
  find(mark: string, firstError: number, tau: number): ReadonlyMap<string, number> | undefined {
    this.best = undefined
    this.length = 0
    for (const character of mark) if (this.length < this.codes.length) this.codes[this.length++] = codeOf(character)
    this.trie.search(this.codes, this.length, firstError, FURTHER_ERROR, -Math.log(tau), this.keep)
    return this.best
  }
}
