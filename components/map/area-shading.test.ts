import { describe, expect, it } from 'vitest'
import type { LonLat } from '#lib/core/geo.ts'
import type { Keeper, WatchState } from '#lib/watch/state.ts'
import { areaShading } from './area-shading.ts'

const north: LonLat[] = [
  [0, 1],
  [1, 1],
  [1, 2],
]
const whole: LonLat[] = [
  [0, 0],
  [2, 0],
  [2, 2],
]
const areas: WatchState['areas'] = [
  { id: 'n', name: 'North', forceId: 'f', ring: north },
  { id: 'e', name: 'Eden', forceId: 'g', ring: null },
  { id: 'x', name: 'No ground', forceId: 'nowhere', ring: null },
]
const forces = [{ id: 'g', name: 'Eden', label: [0, 0] as LonLat, ring: whole }]
const keeper = (areaIds: string[], other: Partial<Keeper> = {}): Keeper =>
  ({ areaIds, silent: false, onBreakSince: null, ...other }) as Keeper
const shading = (mine: Keeper | null, colleagues: Keeper[]) =>
  areaShading({ areas, mine, colleagues }, forces).map(({ id, elsewhere, unwatched }) => [id, elsewhere, unwatched])

describe('the shading of watched areas', () => {
  it('draws an area by its own ring, or by its force’s; one without ground is left out', () => {
    const drawn = areaShading({ areas, mine: null, colleagues: [] }, forces)
    expect(drawn.map(({ ring }) => ring)).toEqual([north, whole])
  })
  it('draws only the part of a ring that lies in its force', () => {
    const half = [
      {
        id: 'half',
        name: 'South',
        forceId: 'g',
        ring: [
          [-9, -9],
          [9, -9],
          [9, 1],
          [-9, 1],
        ] as LonLat[],
      },
    ]
    const [drawn] = areaShading({ areas: half, mine: null, colleagues: [] }, forces)
    const corners = new Set(drawn?.ring.map(String))
    expect(corners).toEqual(new Set(['0,0', '2,0', '2,1', '1,1']))
  })
  it('draws nothing back for who is not on watch, and outlines what nobody watches', () => {
    expect(shading(null, [keeper(['n'])])).toEqual([
      ['n', false, false],
      ['e', false, true],
    ])
  })
  it('draws back what is not one’s own', () => {
    expect(shading(keeper(['n']), [keeper(['e'])])).toEqual([
      ['n', false, false],
      ['e', true, false],
    ])
  })
  it.each([
    ['silent', { silent: true }],
    ['on a break', { onBreakSince: '2026-01-01T00:00:00.000Z' }],
  ])('counts nobody who is %s', (_, state) => {
    expect(shading(keeper(['n']), [keeper(['e'], state)])).toEqual([
      ['n', false, false],
      ['e', true, true],
    ])
  })
  it('takes one’s own break as nobody there', () => {
    expect(shading(keeper(['n'], { onBreakSince: '2026-01-01T00:00:00.000Z' }), [])).toEqual([
      ['n', false, true],
      ['e', false, true],
    ])
  })
})
