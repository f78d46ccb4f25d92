export type XY = { x: number; y: number }

/** Points every `spacing` along a line, the first half a spacing from its start; a shorter line gets its middle. */
export function pointsAlong(line: readonly XY[], spacing: number): XY[] {
  const lengths = line.slice(1).map((p, i) => Math.hypot(p.x - (line[i] as XY).x, p.y - (line[i] as XY).y))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const first = Math.min(spacing, total) / 2
  const points: XY[] = []
  let walked = 0
  for (const [i, length] of lengths.entries()) {
    const [a, b] = [line[i] as XY, line[i + 1] as XY]
    for (let next = first + points.length * spacing; next <= walked + length && length > 0; ) {
      const share = (next - walked) / length
      points.push({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })
      next = first + points.length * spacing
    }
    walked += length
  }
  return points
}
