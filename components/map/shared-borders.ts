import type { LonLat } from '#lib/core/geo.ts'

/**
 * The edges of several areas as lines, each edge once: two dashed outlines over one another would make a full line.
 * `neighbours` are edges that two areas share; `outer` the rest (the coast, or the end of the known world).
 */
export function splitBorders(rings: readonly (readonly LonLat[])[]): { neighbours: LonLat[][]; outer: LonLat[][] } {
  const uses = new Map<string, number>()
  for (const ring of rings) for (const key of edgeKeys(ring)) uses.set(key, (uses.get(key) ?? 0) + 1)
  const drawn = new Set<string>()
  const split = { neighbours: [] as LonLat[][], outer: [] as LonLat[][] }
  for (const ring of rings) {
    let last: LonLat[] | undefined
    for (const [i, key] of edgeKeys(ring).entries()) {
      if (drawn.has(key)) {
        last = undefined
        continue
      }
      drawn.add(key)
      const kind = (uses.get(key) ?? 0) > 1 ? split.neighbours : split.outer
      const [from, to] = [ring[i] as LonLat, ring[i + 1] as LonLat]
      if (last && kind.at(-1) === last) last.push(to)
      else {
        last = [from, to]
        kind.push(last)
      }
    }
  }
  return split
}

/** One key per edge, the same in both directions. */
const edgeKeys = (ring: readonly LonLat[]): string[] =>
  ring.slice(1).map((to, i) => [(ring[i] as LonLat).join(), to.join()].sort().join(' '))
