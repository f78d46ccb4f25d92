import { CODES, codeOf } from '../index/alphabet.ts'

export const ANY_ONE = CODES
export const ANY_RUN = CODES + 1

/** Fields of a node, kept in half a cache line; a node is the place of its first field. */
export const CODE = 0
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

/** Partial marks by their characters, `?` and `*` among them, as a trie in two arrays, doubled when full. */
export class PatternNodes {
  nodes = new Int32Array(1024 * FIELDS)
  private rows = new Int32Array(64 * CODES)
  private lastNode = ROOT
  private lastRow = 0

  /** The node at the end of the pattern's path, made where there is none. */
  pathOf(pattern: string): number {
    let node = ROOT
    for (const character of pattern) node = this.childOf(node, codeIn(character))
    return node
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
    if (only === 0) nodes[node + CHILD] = child
    else {
      if (nodes[node + ROW] === 0) {
        const row = this.makeRow()
        this.rows[row + (nodes[only + CODE] as number)] = only
        nodes[node + ROW] = row
      }
      this.rows[(nodes[node + ROW] as number) + code] = child
    }
    const field = node + (code < 32 ? LOW_CODES : HIGH_CODES)
    nodes[field] = (nodes[field] as number) | (1 << code)
  }

  private make(code: number): number {
    this.lastNode += FIELDS
    if (this.lastNode + FIELDS > this.nodes.length) this.nodes = doubled(this.nodes)
    this.nodes[this.lastNode + CODE] = code
    return this.lastNode
  }

  private makeRow(): number {
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
