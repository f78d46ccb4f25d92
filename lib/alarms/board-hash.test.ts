import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardHash } from './board-hash.ts'

const board = fc.uniqueArray(fc.record({ id: fc.uuid(), version: fc.integer({ min: 1, max: 50 }) }), {
  selector: ({ id }) => id,
  maxLength: 30,
})

describe('boardHash', () => {
  it('does not depend on the order', () => {
    fc.assert(fc.property(board, (alarms) => boardHash(alarms) === boardHash(alarms.toReversed())))
  })

  it('tells every missing alarm and every other version', () => {
    fc.assert(
      fc.property(board, fc.nat(), (alarms, pick) => {
        fc.pre(alarms.length > 0)
        const at = pick % alarms.length
        const whole = boardHash(alarms)
        const other = alarms.map((one, n) => (n === at ? { ...one, version: one.version + 1 } : one))
        return whole !== boardHash(alarms.toSpliced(at, 1)) && whole !== boardHash(other)
      }),
    )
  })

  it('holds 10,000 alarms in well under a frame or two, as a short line', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({ id: `id-${n}`, version: n }))
    expect(boardHash(many)).toMatch(/^10000-[0-9a-f]{16}$/)
    expect(boardHash([])).toMatch(/^0-/)
  })
})
