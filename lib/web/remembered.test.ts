import { expect, it } from 'vitest'
import { remembered } from './remembered.ts'

const at = (ms: number) => new Date(1_000_000 + ms)

it('asks once within the time, and again after it', async () => {
  let asked = 0
  const ask = (ms: number) => remembered('once', 100, at(ms), async () => ++asked)
  expect(await Promise.all([ask(0), ask(1), ask(99)])).toEqual([1, 1, 1])
  expect(await ask(100)).toBe(2)
})

it('forgets a failure at once', async () => {
  let asked = 0
  const ask = () =>
    remembered('failing', 100, at(0), async () => {
      if (++asked === 1) throw new Error('away')
      return asked
    })
  await expect(ask()).rejects.toThrow('away')
  expect(await ask()).toBe(2)
})
