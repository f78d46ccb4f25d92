export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** What separates the cells, from the first lines: the sign that gives most of them one and the same number of cells. */
export function sniffDelimiter(head: string): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/i.exec(head)?.[1]
  if (declared) return declared as Delimiter
  const lines = head
    .split(/\r\n|\n|\r/)
    .slice(0, 50)
    .filter(Boolean)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter))
    const usual = mostFrequent(counts.filter((count) => count > 0))
    const score = counts.filter((count) => count === usual).length * Math.sqrt(usual)
    if (usual > 0 && score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (const character of line.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) count++
  }
  return count
}

function mostFrequent(numbers: readonly number[]): number {
  const times = new Map<number, number>()
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}
