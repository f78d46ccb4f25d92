import { expect, it } from 'vitest'
import { pointsAlong, type XY } from './along-line.ts'

const p = (x: number, y: number): XY => ({ x, y })

it.each<[name: string, line: XY[], spacing: number, expected: XY[]]>([
  ['empty', [], 10, []],
  ['a single point', [p(1, 1)], 10, []],
  ['shorter than a spacing: its middle', [p(0, 0), p(6, 0)], 10, [p(3, 0)]],
  ['three spacings', [p(0, 0), p(30, 0)], 10, [p(5, 0), p(15, 0), p(25, 0)]],
  ['round a corner', [p(0, 0), p(10, 0), p(10, 10)], 10, [p(5, 0), p(10, 5)]],
  ['a doubled point', [p(0, 0), p(0, 0), p(20, 0)], 10, [p(5, 0), p(15, 0)]],
])('%s', (_name, line, spacing, expected) => expect(pointsAlong(line, spacing)).toEqual(expected))
