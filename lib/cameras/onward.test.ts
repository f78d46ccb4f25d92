import { describe, expect, it } from 'vitest'
import { type CameraPlace, onwardCameras } from './onward.ts'

// A road north (10 km between cameras), one that leaves it eastward, the other carriageway.
const camera = (id: string, lat: number, lon: number, bearing: number, road = 'A1'): CameraPlace => ({
  id,
  name: id,
  road,
  direction: { 0: 'northbound', 90: 'eastbound', 180: 'southbound' }[bearing] ?? '',
  bearing,
  lat,
  lon,
})
const here = camera('here', 54.5, -1.5, 0)
const next = camera('next', 54.59, -1.5, 0)
const after = camera('after', 54.68, -1.5, 0)
const east = camera('east', 54.53, -1.46, 90, 'A66')
const back = camera('back', 54.59, -1.501, 180)
const behind = camera('behind', 54.41, -1.5, 0)
const cameras = [here, next, after, east, back, behind]
const seenAtMs = Date.parse('2026-11-22T21:00:00Z')
const ids = (found: ReturnType<typeof onwardCameras>) => found.map(({ cameraId }) => cameraId)

describe('without experience', () => {
  const found = onwardCameras(here, cameras, [], seenAtMs)

  it('is straight on along the road first, then where another leads away; never behind, nor the other carriageway', () => {
    expect(ids(found)).toEqual(['next', 'east'])
    expect(found.every(({ learnt }) => !learnt)).toBe(true)
  })
  it('leaves a share for those that turn off, and gives a window by ordinary speeds', () => {
    expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(0.75, 1)
    // 10.0 km by air are 7.8 miles by road: 6 min 40 s at 70 mph, 15 min 33 s at 30.
    const [first] = found
    const secondsTo = (at = '') => Math.round((Date.parse(at) - seenAtMs) / 1000)
    expect([secondsTo(first?.fromAt), secondsTo(first?.untilAt)]).toEqual([400, 933])
  })
})

describe('with experience', () => {
  const passages = [
    { toCameraId: 'east', vehicles: 70, p10Sec: 300, p90Sec: 600 },
    { toCameraId: 'next', vehicles: 20, p10Sec: 400, p90Sec: 500 },
    { toCameraId: 'back', vehicles: 1, p10Sec: 900, p90Sec: 900 },
    { toCameraId: null, vehicles: 99, p10Sec: null, p90Sec: null },
  ]
  const found = onwardCameras(here, cameras, passages, seenAtMs)

  it('follows it, those never read again counted', () => {
    expect(ids(found)).toEqual(['east', 'next'])
    expect(found[0]?.share).toBeCloseTo(0.36, 2) // (70 + 10 × 0.75 × the eastward share of the lie, 0.17) / 200
    expect(found[0]).toMatchObject({
      learnt: true,
      fromAt: '2026-11-22T21:05:00.000Z',
      untilAt: '2026-11-22T21:10:00.000Z',
    })
  })
})

it('says nothing where no camera lies ahead', () => {
  expect(onwardCameras(after, cameras, [], seenAtMs)).toEqual([])
})
