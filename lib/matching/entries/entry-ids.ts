import { IntColumn } from '../index/int-column.ts'
import { SlotTable } from '../index/slot-table.ts'
import { ObjectColumn } from './object-column.ts'
import { readUuid, uuidText } from './uuid-text.ts'

/**
 * Which entry stands in which row, both ways. A UUID takes 16 bytes and a slot (a `Map` of strings: about 130, and stalls
 * of a second while it grows); other ids keep their text as well. While a revision is replaced one id stands in two rows.
 */
export class EntryIds {
  readonly words = new IntColumn(4)
  readonly table: SlotTable
  readonly texts = new ObjectColumn<string>()
  private readonly key = new Int32Array(4)
  private readonly scratch = new Int32Array(4)

  constructor(expected = 0) {
    this.words.set(0, 0, 0)
    this.table = new SlotTable((row) => this.hashOf(row), expected)
  }

  set(row: number, id: string, rowsInUse: number): void {
    const isUuid = keyOf(id, this.key)
    for (let i = 0; i < 4; i++) this.words.set(row, i, this.key[i] as number)
    this.texts.set(row, isUuid ? undefined : id)
    this.table.insert(mix(this.key), row, rowsInUse)
  }

  clear(row: number): void {
    const hash = this.hashOf(row)
    if (hash === undefined) return
    this.table.remove(hash, row)
    for (let i = 0; i < 4; i++) this.words.set(row, i, 0)
    this.texts.set(row, undefined)
  }

  idOf(row: number): string {
    const text = this.texts.get(row)
    if (text !== undefined) return text
    for (let i = 0; i < 4; i++) this.key[i] = this.words.get(row, i)
    return uuidText(this.key)
  }

  rowsOf(id: string): number[] {
    const isUuid = keyOf(id, this.key)
    const { slots, mask, rowBits } = this.table
    const hash = mix(this.key)
    const rows: number[] = []
    for (let at = hash & mask; slots[at] !== 0; at = (at + 1) & mask) {
      const slot = slots[at] as number
      const row = slot & mask
      if (slot >>> rowBits !== hash >>> rowBits || !this.holdsKey(row)) continue
      if (isUuid ? this.texts.get(row) === undefined : this.texts.get(row) === id) rows.push(row)
    }
    return rows
  }

  get bytes(): number {
    return this.words.bytes + this.table.bytes
  }

  private holdsKey(row: number): boolean {
    for (let i = 0; i < 4; i++) if (this.words.get(row, i) !== this.key[i]) return false
    return true
  }

  private hashOf(row: number): number | undefined {
    const { words } = this
    const { scratch } = this
    let any = 0
    for (let i = 0; i < 4; i++) {
      scratch[i] = words.get(row, i)
      any |= scratch[i] as number
    }
    return any === 0 ? undefined : mix(scratch)
  }
}

/** The 128 bits of a UUID in lower case; of any other text, and of the nil UUID, a hash: no bits at all are a free row. True for a UUID. */
function keyOf(id: string, key: Int32Array): boolean {
  if (readUuid(id, key) && ((key[0] as number) | (key[1] as number) | (key[2] as number) | (key[3] as number)) !== 0)
    return true
  for (let i = 0; i < 4; i++) key[i] = Math.imul(i + 1, 0x9e3779b9)
  for (let at = 0; at < id.length; at++) {
    const i = at & 3
    key[i] = Math.imul((key[i] as number) ^ id.charCodeAt(at), 0x01000193) ^ ((key[(i + 1) & 3] as number) >>> 13)
  }
  if (key.every((word) => word === 0)) key[0] = 1
  return false
}

function mix(key: Int32Array): number {
  let hash = 0
  for (let i = 0; i < 4; i++) {
    hash = Math.imul(hash ^ (key[i] as number), 0x21f0aaad)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash, 0x735a2d97)
  return hash ^ (hash >>> 15)
}
