/**
 * Marks of the simulated world: current format with an age id of 30–49 or 80–99, which no vehicle can bear before 2030.
 * Letters as issued: no I, Q or Z in the memory tag, no I or Q after it; no vowel in the middle, so that no word appears.
 */
const TAG_FIRST = 'ABCDEFGHKLMNOPRSVWY'
const TAG_SECOND = 'ABCDEFGHJKLMNOPRSTUVWXY'
const LAST = 'ABCDEFGHJKLMNOPRSTUVWXYZ'
const MIDDLE = 'BCDFGHJKLMNPRSTVWXYZ'
const AGE_IDS = Array.from({ length: 40 }, (_, i) => (i < 20 ? 30 + i : 60 + i))

const SPACE = TAG_FIRST.length * TAG_SECOND.length * AGE_IDS.length * LAST.length * MIDDLE.length * LAST.length
/** Prime, and no factor of SPACE: stepping by it visits every mark once; n times it stays exact in a double. */
const STRIDE = 48_271_361

const NOT_YET_ISSUED = /^[A-HJ-PR-Y]{2}(?:[34]\d|[89]\d)[A-HJ-PR-Z]{3}$/

/** The n-th mark: different for every n below 10^8, looking unordered. */
export function markAt(n: number): string {
  let rest = (n * STRIDE + 7_919) % SPACE
  const take = <T>(from: ArrayLike<T>): T => {
    const one = from[rest % from.length] as T
    rest = Math.floor(rest / from.length)
    return one
  }
  const tag = take(TAG_FIRST) + take(TAG_SECOND)
  const age = take(AGE_IDS)
  return `${tag}${age}${take(LAST)}${take(MIDDLE)}${take(LAST)}`
}

/** Whether a mark cannot belong to a real vehicle. */
export function isNeverReal(mark: string): boolean {
  return NOT_YET_ISSUED.test(mark)
}

/** As on the plate: `AB84 KDX`. */
export function spacedMark(mark: string): string {
  return mark.length === 7 ? `${mark.slice(0, 4)} ${mark.slice(4)}` : mark
}
