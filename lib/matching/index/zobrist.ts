import { CODES, codeOfUnit, foldOf, LONGEST_PACKED } from './alphabet.ts'

const POSITIONS = LONGEST_PACKED + 2

/**
 * From this position on words change none of the top sixteen bits, which pick the filter's cache line (bloom.ts), so that
 * neighbours which differ there lie in one line: a read of UK traffic asks for 16 lines instead of 25. At five million marks
 * 7 % faster, though the lines fill less evenly and 2.4 neighbours a read pass the filter instead of 2.0 (decision 53).
 */
const IN_ONE_LINE = 5
const LINE_BITS = 16

/**
 * One random word for each position and look-alike set, at `position << 6 | code`. A mark's hash is the XOR of its
 * characters' words, so a neighbour's hash is the mark's with one word taken out and one put in. Random words and not
 * arithmetic: marks are structured (same years, same areas) and multiplicative hashes of them clump.
 */
export const zobrist = new Int32Array(POSITIONS << 6)

let state = 0x9e3779b9
for (let position = 0; position < POSITIONS; position++) {
  const changed = position < IN_ONE_LINE ? -1 : -1 >>> LINE_BITS
  const words = Int32Array.from({ length: CODES }, () => nextWord() & changed)
  for (let code = 1; code < CODES; code++) zobrist[(position << 6) | code] = words[foldOf[code] as number] as number
}

// splitmix32: every process must draw the same words, snapshots hold hashed tables
function nextWord(): number {
  state = (state + 0x9e3779b9) | 0
  let z = state
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}

export function hashOfPacked(low: number, high: number): number {
  let hash = 0
  let at = 0
  for (let rest = low; rest !== 0; rest >>>= 6, at += 64) hash ^= zobrist[at | (rest & 63)] as number
  for (let rest = high; rest !== 0; rest >>>= 6, at += 64) hash ^= zobrist[at | (rest & 63)] as number
  return hash
}

/** The same words by `position << 7 | character`, for texts that have not been packed; 0 for what is in no alphabet. */
export const zobristOfUnit = new Int32Array(POSITIONS << 7)
for (let position = 0; position < POSITIONS; position++)
  for (let unit = 0; unit < 128; unit++)
    zobristOfUnit[(position << 7) | unit] = zobrist[(position << 6) | (codeOfUnit[unit] as number)] as number

/** The hash of a mark that packs; of other texts some number. Written out for the length that nine marks in ten have. */
export function hashOfText(mark: string): number {
  if (mark.length === 7)
    return (
      wordAt(mark, 0) ^
      wordAt(mark, 1) ^
      wordAt(mark, 2) ^
      wordAt(mark, 3) ^
      wordAt(mark, 4) ^
      wordAt(mark, 5) ^
      wordAt(mark, 6)
    )
  let hash = 0
  for (let i = 0; i < mark.length; i++) hash ^= wordAt(mark, i)
  return hash
}

const wordAt = (mark: string, i: number): number => zobristOfUnit[(i << 7) | (mark.charCodeAt(i) & 127)] as number
