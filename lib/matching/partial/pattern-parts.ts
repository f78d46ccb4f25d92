import { PatternBeginnings } from './pattern-beginnings.ts'
import { PatternNodes } from './pattern-nodes.ts'

/** Patterns of one length, or with runs; what they begin with, unless that may be anything. */
export interface PatternPart {
  trie: PatternNodes
  beginnings: PatternBeginnings | undefined
}

/** Where patterns with a run are kept that begin with signs, and those that begin with anything. */
const ANY_LENGTH = 0
const ANY_BEGINNING = -1

/**
 * Partial marks of each length for themselves: among patterns of all lengths a read that lost a character follows every
 * pattern of its own length to the second sign before it is known to be too long.
 */
export class PatternParts {
  /** The likeliest to lead somewhere first: what begins with anything has steps without end. */
  inOrder: readonly PatternPart[] = []
  private readonly byKey = new Map<number, PatternPart>()

  add(pattern: string, number: number): void {
    const key = keyOf(pattern)
    let part = this.byKey.get(key)
    if (part === undefined) {
      part = {
        trie: new PatternNodes(),
        beginnings: key === ANY_BEGINNING ? undefined : new PatternBeginnings(),
      }
      this.byKey.set(key, part)
      this.order()
    }
    part.trie.add(pattern, number)
    part.beginnings?.add(pattern)
  }

  /** Takes away a pattern that was added; answers its number. */
  remove(pattern: string): number {
    const key = keyOf(pattern)
    const { trie, beginnings } = this.byKey.get(key) as PatternPart
    const number = trie.remove(pattern)
    beginnings?.remove(pattern)
    if (trie.isEmpty) {
      this.byKey.delete(key)
      this.order()
    }
    return number
  }

  /** Nodes in use: the same for the same patterns, however they came and went. */
  get nodes(): number {
    return this.inOrder.reduce((sum, { trie }) => sum + trie.size, 0)
  }

  private order(): void {
    this.inOrder = [...this.byKey].sort(([one], [other]) => other - one).map(([, part]) => part)
  }
}

function keyOf(pattern: string): number {
  if (!PatternBeginnings.tells(pattern)) return ANY_BEGINNING
  return pattern.includes('*') ? ANY_LENGTH : pattern.length
}
