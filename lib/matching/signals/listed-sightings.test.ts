import { describe, expect, it } from 'vitest'
import { ListedSightings, type PlacedRead, type SightedMatch } from './listed-sightings.ts'

const t0 = Date.parse('2026-11-22T21:00:00.000Z')
const tees = { lat: 54.583, lon: -1.259 }
const penrith = { lat: 54.65, lon: -2.75 } // 60 miles from the Tees
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const read = (n: number, minute: number, place: PlacedRead['place'] = tees, vrm = 'AB40CDE'): PlacedRead => ({
  id: id(n),
  vrm,
  capturedAtMs: t0 + minute * 60_000,
  cameraId: place === tees ? 'TEES' : 'PENRITH',
  place,
})
const match = (change: Partial<SightedMatch> = {}): SightedMatch => ({
  mark: 'AB40CDE',
  kind: 'exact',
  posterior: 0.99,
  restricted: false,
  ...change,
})
const kinds = (signals: readonly { kind: string }[] | undefined) => signals?.map(({ kind }) => kind)

describe('two places at once', () => {
  it.each([
    ['the second read', 5],
    ['a read that comes late', -5],
  ])('is told with %s and names the other end', (_, minute) => {
    const sightings = new ListedSightings()
    expect(sightings.signalsOf(read(1, 0), {}, [match()])).toEqual([[]])
    const [signals] = sightings.signalsOf(read(2, minute, penrith), {}, [match()])
    expect(signals).toEqual([
      {
        v: 1,
        kind: 'impossible-journey',
        mph: expect.any(Number),
        distanceM: expect.any(Number),
        elapsedMs: 300_000,
        other: { readId: id(1), cameraId: 'TEES', capturedAt: new Date(t0).toISOString() },
      },
    ])
    const journey = signals?.[0]
    // 60 miles in 5 min and 30 s at least: some 650 mph.
    if (journey?.kind === 'impossible-journey') expect(Math.abs(journey.mph - 650)).toBeLessThan(10)
  })

  it('is not told of a journey that a car can make, nor where the place is not known', () => {
    const sightings = new ListedSightings()
    sightings.signalsOf(read(1, 0), {}, [match()])
    expect(sightings.signalsOf(read(2, 60, penrith), {}, [match()])).toEqual([[]])
    expect(kinds(sightings.signalsOf({ ...read(3, 61), place: undefined }, {}, [match()])[0])).toEqual(['repeated'])
  })

  it('is not made of unlikely matches, nor of different vehicles that fit one partial mark', () => {
    const sightings = new ListedSightings()
    sightings.signalsOf(read(1, 0), {}, [match()])
    const unlikely = match({ kind: 'tolerant', posterior: 0.3 })
    expect(sightings.signalsOf(read(2, 5, penrith, 'AB40CDF'), {}, [unlikely])).toEqual([[]])
    const partial = match({ mark: 'AB4*', kind: 'partial', posterior: 0.1 })
    sightings.signalsOf(read(3, 6, tees, 'AB41AAA'), {}, [partial])
    expect(sightings.signalsOf(read(4, 7, penrith, 'AB42BBB'), {}, [partial])).toEqual([[]])
    expect(kinds(sightings.signalsOf(read(5, 8, penrith, 'AB41AAA'), {}, [partial])[0])).toEqual(['impossible-journey'])
  })
})

it('counts a read once, however often it comes and however many entries it matches', () => {
  const sightings = new ListedSightings()
  const entries = [match(), match()]
  for (let again = 0; again < 5; again++) expect(sightings.signalsOf(read(1, 0), {}, entries)).toEqual([[], []])
  sightings.signalsOf(read(2, 10), {}, entries)
  const third = sightings.signalsOf(read(3, 20), {}, entries)
  expect(third[0]).toEqual([{ v: 1, kind: 'repeated', count: 3, withinMin: 1440 }])
  expect(sightings.signalsOf(read(3, 20), {}, entries)).toEqual(third)
})

it('tells the first sighting after a cold spell', () => {
  const sightings = new ListedSightings()
  sightings.remember(read(1, -9 * 24 * 60), match())
  expect(sightings.signalsOf(read(2, 0), {}, [match()])).toEqual([[{ v: 1, kind: 'cold', days: 9 }]])
})

it('tells what looks unlike the entry, of that entry only', () => {
  const black = match({ described: { make: 'Vauxhall', model: 'Astra', colour: 'black' } })
  const seen = { make: 'VAUXHALL', colour: 'white' }
  expect(new ListedSightings().signalsOf(read(1, 0), seen, [black, match()])).toEqual([
    [{ v: 1, kind: 'description-conflict', fields: [{ of: 'colour', seen: 'WHITE', listed: 'BLACK' }] }],
    [],
  ])
})

it('shows nobody else where a restricted entry had a vehicle seen', () => {
  const sightings = new ListedSightings()
  const silent = match({ restricted: true })
  sightings.signalsOf(read(1, 0), {}, [silent])
  const [open, restricted] = sightings.signalsOf(read(2, 5, penrith), {}, [match(), silent])
  expect([kinds(open), kinds(restricted)]).toEqual([[], ['impossible-journey']])
})
