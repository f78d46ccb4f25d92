/** A seeded stream of numbers: the same seed gives the same stream on every machine. Not for secrets. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number in [0, bound). */
  below(bound: number): number
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  normal(mean: number, deviation: number): number
  /** Gap to the next happening when they come `mean` apart on average. */
  exponential(mean: number): number
  shuffle<T>(items: readonly T[]): T[]
}

const MIXERS = [597399067, 2869860233, 951274213, 2716044179] as const

/** Four 32-bit words from any text (cyrb128): the state of a stream, or material for a deterministic id. */
export function hash128(text: string): [number, number, number, number] {
  let a = 1779033703
  let b = 3144134277
  let c = 1013904242
  let d = 2773480762
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, MIXERS[0])
    b = c ^ Math.imul(b ^ k, MIXERS[1])
    c = d ^ Math.imul(c ^ k, MIXERS[2])
    d = a ^ Math.imul(d ^ k, MIXERS[3])
  }
  a = Math.imul(c ^ (a >>> 18), MIXERS[0])
  b = Math.imul(d ^ (b >>> 22), MIXERS[1])
  c = Math.imul(a ^ (c >>> 17), MIXERS[2])
  d = Math.imul(b ^ (d >>> 19), MIXERS[3])
  const all = a ^ b ^ c ^ d
  return [all >>> 0, (b ^ all) >>> 0, (c ^ all) >>> 0, (d ^ all) >>> 0]
}

/** One 32-bit word, for choosing a stable variant by name. */
export function hash32(text: string): number {
  return hash128(text)[0]
}

/** A UUID (version 8, own scheme) that depends on nothing but the text. */
export function uuidFrom(text: string): string {
  const hex = hash128(text)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Sub-streams come from longer texts: `createRandom(`${seed}/vehicle/7`)` is independent of `…/8`. */
export function createRandom(seed: string | number): Random {
  const next = sfc32(hash128(String(seed)))
  const below = (bound: number) => Math.floor(next() * bound)
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('cannot pick from an empty list')
    return items[below(items.length)] as T
  }
  return {
    next,
    below,
    between: (low, high) => low + (high - low) * next(),
    chance: (probability) => next() < probability,
    pick,
    weighted(items, weightOf) {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return pick(items.slice(-1))
    },
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    shuffle(items) {
      const copy = items.slice()
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const held = copy[i] as (typeof copy)[number]
        copy[i] = copy[j] as (typeof copy)[number]
        copy[j] = held
      }
      return copy
    },
  }
}

/** Chris Doty-Humphrey's small fast counting generator: passes PractRand, 128 bits of state. */
function sfc32(state: [number, number, number, number]): () => number {
  let [a, b, c, counter] = state
  const next = () => {
    const out = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + out
    return (out >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}
