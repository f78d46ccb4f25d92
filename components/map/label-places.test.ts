import { expect, it } from 'vitest'
import { type Box, placeLabels } from './label-places.ts'

const box = (left: number, top: number, width = 50, height = 12): Box => ({ left, top, width, height })

it.each<[name: string, wanted: [string, Box[]][], placed: [string, number][]]>([
  ['alone', [['a', [box(0, 0)]]], [['a', 0]]],
  [
    'the later gives way',
    [
      ['a', [box(0, 0)]],
      ['b', [box(40, 5)]],
    ],
    [['a', 0]],
  ],
  [
    'the later takes its second spot',
    [
      ['a', [box(0, 0)]],
      ['b', [box(40, 5), box(-60, 5)]],
    ],
    [
      ['a', 0],
      ['b', 1],
    ],
  ],
  [
    'side by side without touching',
    [
      ['a', [box(0, 0)]],
      ['b', [box(50, 0)]],
    ],
    [
      ['a', 0],
      ['b', 0],
    ],
  ],
  [
    'across a cell border',
    [
      ['a', [box(120, 120)]],
      ['b', [box(130, 125)]],
    ],
    [['a', 0]],
  ],
  [
    'one above the other without touching',
    [
      ['a', [box(0, 0)]],
      ['b', [box(0, 12)]],
    ],
    [
      ['a', 0],
      ['b', 0],
    ],
  ],
  [
    'one below the other without touching',
    [
      ['a', [box(0, 12)]],
      ['b', [box(0, 0)]],
    ],
    [
      ['a', 0],
      ['b', 0],
    ],
  ],
  ['no spot at all', [['a', []]], []],
])('%s', (_name, wanted, placed) => {
  const result = placeLabels(wanted.map(([what, spots]) => ({ what, spots })))
  expect(result.map(({ what, spot }) => [what, spot])).toEqual(placed)
})
