import { expect, it } from 'vitest'
import { neighboursOf } from './neighbours-of.ts'

const near = [...neighboursOf('AB80KDX').keys()]

it.each(['A880KDX', 'ABB0KDX', 'AB8OKDX', 'AB8DKDX', 'A88OKDX'])('%s may be taken for AB80KDX', (mark) => {
  expect(near).toContain(mark)
})
it.each(['AB80KDX', 'CD80KDX', 'XY99ZZZ', 'AB80KDXY1'])('%s is no neighbour of it', (mark) => {
  expect(near).not.toContain(mark)
})
it('puts the measured confusions first', () => {
  const costs = [...neighboursOf('AB80KDX').values()]
  expect(costs).toEqual([...costs].sort((a, b) => a - b))
  expect(near.length).toBeLessThanOrEqual(2000)
})
