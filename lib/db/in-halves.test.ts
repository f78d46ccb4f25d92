import { expect, it } from 'vitest'
import { writeInHalves } from './in-halves.ts'

const refused = Object.assign(new Error('a constraint'), { code: '23514' })
const items = [1, 2, 3, 4, 5, 6, 7, 8]
/** Refuses whatever these are in. */
const writing = (bad: readonly number[], written: number[]) => async (part: readonly number[]) => {
  if (part.some((item) => bad.includes(item))) throw refused
  written.push(...part)
  return [...part]
}

it('writes all but what is refused, in order', async () => {
  const written: number[] = []
  const answers = await writeInHalves(items, writing([3, 8], written), (item) => [-item])
  expect(answers.flat()).toEqual([1, 2, -3, 4, 5, 6, 7, -8])
  expect(written).toEqual([1, 2, 4, 5, 6, 7])
})

it('begins no further part once it is enough, and answers for what was done', async () => {
  const written: number[] = []
  const answers = await writeInHalves(
    items,
    writing([3, 8], written),
    (item) => [-item],
    () => written.length >= 2,
  )
  expect(answers.flat()).toEqual([1, 2])
  expect(written).toEqual([1, 2])
})

it('throws what is no fault of the data', async () => {
  const away = async () => {
    throw Object.assign(new Error('away'), { code: '57P01' })
  }
  await expect(writeInHalves(items, away, () => undefined)).rejects.toThrow('away')
})
