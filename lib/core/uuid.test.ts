import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTimedUuid, msOfTimedUuid, timedUuid } from './uuid.ts'

const ms = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('the milliseconds come back, and the id is a UUID of version 8', () => {
  fc.assert(
    fc.property(ms, fc.string(), (at, text) => {
      const id = timedUuid(at, text)
      expect(msOfTimedUuid(id)).toBe(at)
      expect(isTimedUuid(id)).toBe(true)
      expect(timedUuid(at, text)).toBe(id)
    }),
  )
})

test('ids lie in the order of their times', () => {
  fc.assert(
    fc.property(ms, ms, (a, b) => {
      if (a < b) expect(timedUuid(a, 'x') < timedUuid(b, 'x')).toBe(true)
    }),
  )
})

test('another text is another id', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      if (a !== b) expect(timedUuid(1, a)).not.toBe(timedUuid(1, b))
    }),
  )
})

// SHA-256 of "a" begins ca978112ca1bbdca; computed with coreutils' sha256sum.
test('a worked id', () => {
  expect(timedUuid(0x0123456789ab, 'a')).toBe('01234567-89ab-8ca9-b811-2ca1bbdcafac')
})

test.each([-1, 1.5, 2 ** 48, Number.NaN])('%s is no time', (at) => {
  expect(() => timedUuid(at, '')).toThrow(RangeError)
})
