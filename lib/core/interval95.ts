const z = 1.96

/**
 * A 95 % interval of a share by Wilson's score method (1927), as English public-health statistics give it: right for small
 * numbers too, and for shares of 0 and 1, where the ordinary one has no width. Undefined when nothing was counted.
 */
export function interval95(part: number, of: number): { low: number; high: number } | undefined {
  if (of === 0) return undefined
  const share = part / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  return { low: part === 0 ? 0 : middle - half, high: part === of ? 1 : middle + half }
}
