import { describe, expect, it } from 'vitest'
import { clusterPoints, type MapPoint } from './cluster.ts'

const at = (id: string, x: number, y: number, rank = 2): MapPoint => ({ id, x, y, rank })
const shape = (points: MapPoint[], apart?: string) =>
  clusterPoints(points, 40, apart).map(({ leader, members }) => [leader.id, members.length])

describe('clusters', () => {
  it.each<[name: string, points: MapPoint[], apart: string | undefined, expected: [string, number][]]>([
    ['nothing', [], undefined, []],
    [
      'two far apart stay two',
      [at('a', 0, 0), at('b', 100, 0)],
      undefined,
      [
        ['a', 1],
        ['b', 1],
      ],
    ],
    ['two near become one', [at('a', 0, 0), at('b', 30, 0)], undefined, [['a', 2]]],
    [
      'exactly the radius is apart',
      [at('a', 0, 0), at('b', 40, 0)],
      undefined,
      [
        ['a', 1],
        ['b', 1],
      ],
    ],
    ['near ones across a cell border', [at('a', 39, 39), at('b', 41, 41)], undefined, [['a', 2]]],
    ['the most urgent leads', [at('a', 0, 0, 2), at('z', 10, 0, 0)], undefined, [['z', 2]]],
    [
      'a point joins its nearest leader',
      [at('a', 0, 0), at('b', 60, 0), at('c', 35, 0)],
      undefined,
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    [
      'the selected stays alone',
      [at('a', 0, 0), at('b', 0, 0), at('c', 0, 0)],
      'b',
      [
        ['a', 2],
        ['b', 1],
      ],
    ],
    ['many at one camera', Array.from({ length: 9 }, (_, i) => at(`${i}`, 5, 5)), undefined, [['0', 9]]],
    ['negative pixels', [at('a', -1, -1), at('b', 1, 1)], undefined, [['a', 2]]],
  ])('%s', (_name, points, apart, expected) => expect(shape(points, apart)).toEqual(expected))

  const many = Array.from({ length: 1000 }, (_, i) => at(`a${i}`, (i * 7919) % 900, (i * 104_729) % 700, i % 4))

  it('gives the same clusters whatever the order', () => {
    const ids = (points: MapPoint[]) =>
      clusterPoints(points, 40).map((c) => [c.leader.id, c.members.map((m) => m.id).sort()])
    expect(ids(many.toReversed())).toEqual(ids(many))
  })

  it('loses nobody and keeps leaders apart', () => {
    const clusters = clusterPoints(many, 40)
    expect(clusters.flatMap((c) => c.members)).toHaveLength(1000)
    const tooNear = clusters.some(({ leader: a }) =>
      clusters.some(({ leader: b }) => a !== b && Math.hypot(a.x - b.x, a.y - b.y) < 40),
    )
    expect(tooNear).toBe(false)
  })
})
