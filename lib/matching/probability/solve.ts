/** x of matrix · x = right, for a small symmetric positive matrix (Cholesky). */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length
  const lower = matrix.map(() => new Float64Array(size))
  const at = (i: number, j: number) => lower[i]?.[j] as number
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]?.[j] as number
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k)
      const row = lower[i] as Float64Array
      row[j] = i === j ? Math.sqrt(rest) : rest / at(j, j)
    }
  const half: number[] = []
  for (let i = 0; i < size; i++) {
    let rest = right[i] as number
    for (let k = 0; k < i; k++) rest -= at(i, k) * (half[k] as number)
    half[i] = rest / at(i, i)
  }
  const whole: number[] = new Array(size).fill(0)
  for (let i = size - 1; i >= 0; i--) {
    let rest = half[i] as number
    for (let k = i + 1; k < size; k++) rest -= at(k, i) * (whole[k] as number)
    whole[i] = rest / at(i, i)
  }
  return whole
}
