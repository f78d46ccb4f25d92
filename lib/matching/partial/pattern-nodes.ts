import { CODES, codeOf } from '../index/alphabet.ts'

export const ANY_ONE = CODES
export const ANY_RUN = CODES + 1

/**
 * Fields of a node, kept in half a cache line; a node is the place of its first field. The first holds its code, the least
 * characters that any pattern from here on asks for, and the most it takes, eight bits each.
 */
export const ABOUT = 0
/** The child that is a character, when there is one; when there are more, `ROW` leads to all of them by code. */
const CHILD = 1
const ROW = 2
export const ONE = 3
export const RUN = 4
/** The set of its children's codes, those below 32 in the first word. */
export const LOW_CODES = 5
export const HIGH_CODES = 6
/** Number of the pattern that ends here, 0 for none. */
export const END = 7
const FIELDS = 8
export const ROOT = FIELDS

/** What a pattern takes whose run is still to come, or at hand: any number of characters. */
export const ANY_LENGTH = 255
/** Of a node that leads nowhere yet: more than any pattern asks for, and less than any takes. */
const NOWHERE = ANY_LENGTH << 8

export const codeAt = (about: number): number => about & 255
export const leastAt = (about: number): number => (about >> 8) & 255
export const mostAt = (about: number): number => about >>> 16

/** Partial marks by their characters, `?` and `*` among them, as a trie in two arrays, doubled when full. */
export class PatternNodes {
  nodes = new Int32Array(1024 * FIELDS)
  private rows = new Int32Array(64 * CODES)
  private lastNode = ROOT
  private lastRow = 0
  private readonly freeNodes: number[] = []
  private readonly freeRows: number[] = []

  constructor() {
    this.nodes[ROOT] = NOWHERE
  }

  /** Numbers the node at the end of the pattern's path, which is made where there is none. */
  add(pattern: string, number: number): void {
    const path = [ROOT]
    for (const character of pattern) path.push(this.childOf(path.at(-1) as number, codeIn(character)))
    this.nodes[(path.at(-1) as number) + END] = number
    this.bound(path)
  }

  /** Takes the pattern's number away, and what of its path leads nowhere else; answers the number. */
  remove(pattern: string): number {
    const path = [ROOT]
    for (const character of pattern) path.push(this.known(path.at(-1) as number, codeIn(character)))
    const end = (path.at(-1) as number) + END
    const number = this.nodes[end] as number
    this.nodes[end] = 0
    while (path.length > 1 && this.leadsNowhere(path.at(-1) as number))
      this.drop(path.pop() as number, path.at(-1) as number)
    this.bound(path)
    return number
  }

  has(node: number, code: number): boolean {
    const codes = this.nodes[node + (code < 32 ? LOW_CODES : HIGH_CODES)] as number
    return (codes & (1 << code)) !== 0
  }

  /** The child for a character that the node has. */
  child(node: number, code: number): number {
    const row = this.nodes[node + ROW] as number
    return (row === 0 ? this.nodes[node + CHILD] : this.rows[row + code]) as number
  }

  /** Nodes in use, for tests. */
  get size(): number {
    return this.lastNode / FIELDS - this.freeNodes.length
  }

  get isEmpty(): boolean {
    return this.size === 1
  }

  private known(node: number, code: number): number {
    if (code < ANY_ONE) return this.child(node, code)
    return this.nodes[node + (code === ANY_ONE ? ONE : RUN)] as number
  }

  private childOf(node: number, code: number): number {
    if (code >= ANY_ONE) {
      const field = node + (code === ANY_ONE ? ONE : RUN)
      if (this.nodes[field] === 0) {
        const made = this.make(code)
        this.nodes[field] = made
      }
      return this.nodes[field] as number
    }
    if (this.has(node, code)) return this.child(node, code)
    const made = this.make(code)
    this.adopt(node, code, made)
    return made
  }

  private adopt(node: number, code: number, child: number): void {
    const { nodes } = this
    const only = nodes[node + CHILD] as number
    if (nodes[node + ROW] === 0 && only === 0) nodes[node + CHILD] = child
    else {
      if (nodes[node + ROW] === 0) {
        const row = this.makeRow()
        this.rows[row + codeAt(nodes[only + ABOUT] as number)] = only
        nodes[node + ROW] = row
      }
      this.rows[(nodes[node + ROW] as number) + code] = child
    }
    const field = node + (code < 32 ? LOW_CODES : HIGH_CODES)
    nodes[field] = (nodes[field] as number) | (1 << code)
  }

  private leadsNowhere(node: number): boolean {
    const { nodes } = this
    return [END, ONE, RUN, LOW_CODES, HIGH_CODES].every((field) => nodes[node + field] === 0)
  }

  private drop(node: number, parent: number): void {
    const { nodes } = this
    const code = codeAt(nodes[node + ABOUT] as number)
    if (code >= ANY_ONE) nodes[parent + (code === ANY_ONE ? ONE : RUN)] = 0
    else {
      const field = parent + (code < 32 ? LOW_CODES : HIGH_CODES)
      nodes[field] = (nodes[field] as number) & ~(1 << code)
      const row = nodes[parent + ROW] as number
      if (row === 0) nodes[parent + CHILD] = 0
      else this.rows[row + code] = 0
    }
    const row = nodes[node + ROW] as number
    if (row !== 0) this.freeRows.push(row)
    nodes.fill(0, node, node + FIELDS)
    this.freeNodes.push(node)
  }

  /** What the nodes of a path ask for and take at most, from its end to the root. */
  private bound(path: readonly number[]): void {
    for (const node of path.toReversed()) {
      const { nodes } = this
      const code = codeAt(nodes[node + ABOUT] as number)
      const ends = nodes[node + END] !== 0
      let least = ends ? 0 : ANY_LENGTH
      let most = code === ANY_RUN ? ANY_LENGTH : 0
      const take = (child: number, own: number) => {
        const about = nodes[child + ABOUT] as number
        least = Math.min(least, leastAt(about) + own)
        most = Math.max(most, Math.min(ANY_LENGTH, mostAt(about) + own))
      }
      if (nodes[node + ONE] !== 0) take(nodes[node + ONE] as number, 1)
      if (nodes[node + RUN] !== 0) take(nodes[node + RUN] as number, 0)
      for (let child = 1; child < CODES; child++) if (this.has(node, child)) take(this.child(node, child), 1)
      nodes[node + ABOUT] = code | (Math.min(ANY_LENGTH, least) << 8) | (most << 16)
    }
  }

  private make(code: number): number {
    let node = this.freeNodes.pop()
    if (node === undefined) {
      this.lastNode += FIELDS
      if (this.lastNode + FIELDS > this.nodes.length) this.nodes = doubled(this.nodes)
      node = this.lastNode
    }
    this.nodes[node + ABOUT] = code | NOWHERE
    return node
  }

  private makeRow(): number {
    const free = this.freeRows.pop()
    if (free !== undefined) {
      this.rows.fill(0, free, free + CODES)
      return free
    }
    this.lastRow += CODES
    if (this.lastRow + CODES > this.rows.length) this.rows = doubled(this.rows)
    return this.lastRow
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

const codeIn = (character: string): number =>
  character === '?' ? ANY_ONE : character === '*' ? ANY_RUN : codeOf(character)
