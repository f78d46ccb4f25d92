/** Tells whether a reading equals one of the marks but for one character at most: such a read may raise an alarm. */
export function nearMarks(marks: readonly string[]): (reading: string) => boolean {
  const holed = new Set(marks.flatMap(withHoles))
  return (reading) => withHoles(reading).some((one) => holed.has(one))
}

function withHoles(mark: string): string[] {
  return [...mark].map((_, i) => `${mark.slice(0, i)}*${mark.slice(i + 1)}`)
}
