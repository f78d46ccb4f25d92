/**
 * Characters that cameras cannot keep apart: {0 O D Q} {1 I L} {8 B} {5 S} {2 Z} {6 G}. Measured: looser sets (M/N/W/H,
 * 7/T/V/Y) multiply the candidates and find no more cars.
 */
export const LOOK_ALIKE_SETS: readonly string[] = ['0ODQ', '1IL', '8B', '5S', '2Z', '6G']

const folded = new Map<string, string>()
for (const set of LOOK_ALIKE_SETS) for (const character of set) folded.set(character, set.charAt(0))

/** The mark with each look-alike written as the first of its set: marks with one tight fold are one glance apart. */
export function tightFold(mark: string): string {
  let fold = ''
  for (const character of mark) fold += folded.get(character) ?? character
  return fold
}
