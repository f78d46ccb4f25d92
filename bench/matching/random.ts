export type Random = () => number

/** splitmix32: the same run from the same seed, so that figures can be compared. */
export function random(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32
  }
}

export const pick = <T>(from: ArrayLike<T>, rnd: Random): T => from[Math.floor(rnd() * from.length)] as T
